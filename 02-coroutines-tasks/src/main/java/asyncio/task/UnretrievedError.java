package asyncio.task;

import asyncio.loop.LoopObserver;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * A future's failure that nobody has looked at. It does not keep the future from being collected.
 */
final class UnretrievedError extends WeakReference<Future<?>> {

  private final String message;
  private final Throwable failure;

  /** Notes a failure; the queue gets it when the future has been collected. */
  UnretrievedError(Future<?> future, Throwable failure, ReferenceQueue<Future<?>> collected) {
    super(future, collected);
    message = future.getClass().getSimpleName() + " exception was never retrieved";
    this.failure = failure;
    future.loop().noteUse(future);
    LoopObserver observer = future.loop().observer();
    if (observer != null) {
      observer.failed(future, failure);
    }
  }

  /** What to report. */
  String message() {
    return message;
  }

  /** The failure. */
  Throwable failure() {
    return failure;
  }
}
