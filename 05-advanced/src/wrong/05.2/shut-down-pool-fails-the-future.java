// Misconception: all that goes wrong with a job is in its future.
// Fails: jobsAndFailures, shutDown, refusedInAnyCase, closedWithoutWorkers
package asyncio.process;

import asyncio.task.Future;
import java.time.Duration;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public <T> Future<T> submit(Job<T> job, Duration limit) {
    var future = new Future<T>(loop);
    try {
      Parcel parcel = Parcel.of(job, options.allowed());
      dispatcher.add(new Assignment<>(parcel, limit, future));
      open.add(future);
      future.addDoneCallback(open::remove);
    } catch (RuntimeException refused) {
      future.setException(refused);
    }
    return future;
  }
}
