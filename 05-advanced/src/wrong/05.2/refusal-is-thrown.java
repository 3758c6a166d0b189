// Misconception: what is wrong with a job is said at once.
// Fails: notPortable, theListOfThePool
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
    Parcel parcel = Parcel.of(job, options.allowed());
    open.add(future);
    future.addDoneCallback(open::remove);
    dispatcher.add(new Assignment<>(parcel, limit, future));
    return future;
  }
}
