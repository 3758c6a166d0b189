// Misconception: zero says that there is no limit, as it does in other libraries.
// Fails: noTimeAtAll
package asyncio.process;

import asyncio.task.Future;

final class Assignment<T> implements Work {

  private final class OnWorker {

    Future<Boolean> begin() {
      reply = worker.perform(job);
      reply.addDoneCallback(done -> replied(done.result()));
      future.addDoneCallback(whenDone);
      if (limit != null && !limit.isZero()) {
        timer = loop.callLater(limit, this::timeIsUp);
      }
      return through;
    }
  }
}
