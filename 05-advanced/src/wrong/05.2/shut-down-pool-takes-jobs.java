// Misconception: a pool takes jobs as long as it has workers.
// Fails: jobsAndFailures, shutDown, refusedInAnyCase, closedWithoutWorkers
package asyncio.process;

import asyncio.task.Future;
import java.time.Duration;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public <T> Future<T> submit(Job<T> job, Duration limit) {
    var future = new Future<T>(loop);
    Parcel parcel;
    try {
      parcel = Parcel.of(job, options.allowed());
    } catch (NotPortable refused) {
      future.setException(refused);
      return future;
    }
    open.add(future);
    future.addDoneCallback(open::remove);
    if (shutDown) {
      return future;
    }
    dispatcher.add(new Assignment<>(parcel, limit, future));
    return future;
  }
}
