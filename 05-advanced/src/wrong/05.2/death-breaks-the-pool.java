// Misconception: a pool that has lost a worker is broken, as in CPython.
// Fails: oneDies
package asyncio.process;

import asyncio.task.Future;
import java.time.Duration;
import java.util.List;

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
    future.addDoneCallback(
        done -> {
          if (!done.isCancelled() && done.exception() instanceof WorkerDied died) {
            List.copyOf(open).stream()
                .filter(other -> !other.isDone())
                .forEach(other -> other.setException(died));
          }
        });
    dispatcher.add(new Assignment<>(parcel, limit, future));
    return future;
  }
}
