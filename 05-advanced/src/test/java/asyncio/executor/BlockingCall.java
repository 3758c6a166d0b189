package asyncio.executor;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A call that begins, waits until it may end, and then ends in some way. */
final class BlockingCall<T> implements Callable<T> {

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Callable<T> end;
  private volatile boolean interrupted;

  BlockingCall(Callable<T> end) {
    this.end = end;
  }

  @Override
  public T call() throws Exception {
    try {
      begun.countDown();
      mayEnd.await();
      return end.call();
    } catch (InterruptedException stopped) {
      interrupted = true;
      throw stopped;
    } finally {
      ended.countDown();
    }
  }

  void release() {
    mayEnd.countDown();
  }

  /** Blocks the caller until the call has begun. */
  void awaitBegin() throws InterruptedException {
    begun.await();
  }

  /** Gives the call a little time to begin, and says whether it has. */
  boolean beginsSoon() {
    try {
      return begun.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return hasBegun();
    }
  }

  /** Blocks the caller until the call has ended. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  boolean wasInterrupted() {
    return interrupted;
  }
}
