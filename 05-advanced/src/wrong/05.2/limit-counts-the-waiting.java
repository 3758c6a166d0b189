// Misconception: a limit begins when the job is made.
// Fails: theLimitCountsFromTheSending
package asyncio.process;

import asyncio.task.Future;
import java.time.Duration;

final class Assignment<T> implements Work {

  private final long deadline;

  Assignment(Parcel job, Duration limit, Future<T> future) {
    this.job = job;
    this.limit = limit;
    this.future = future;
    deadline = limit == null ? 0 : future.loop().timeAfter(limit);
  }

  private final class OnWorker {

    Future<Boolean> begin() {
      reply = worker.perform(job);
      reply.addDoneCallback(done -> replied(done.result()));
      future.addDoneCallback(whenDone);
      if (limit != null) {
        timer = loop.callAt(deadline, this::timeIsUp);
      }
      return through;
    }
  }
}
