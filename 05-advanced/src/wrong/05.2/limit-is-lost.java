// Misconception: a limit is what a wait has.
// Fails: oneTakesTooLong
package asyncio.process;

import asyncio.task.Future;
import java.time.Duration;

public final class ProcessPool implements Submitter, AutoCloseable {

  @Override
  public <T> Future<T> submit(Job<T> job, Duration limit) {
    if (shutDown) {
      throw new IllegalStateException("the pool is shut down");
    }
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
    dispatcher.add(new Assignment<>(parcel, null, future));
    return future;
  }
}
