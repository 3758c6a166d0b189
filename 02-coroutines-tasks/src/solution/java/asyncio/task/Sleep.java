package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.TimerHandle;
import java.time.Duration;
import loopcraft.grader.Exercise;

/** Waiting for time to pass: {@code asyncio.sleep}. */
@Exercise("02.4")
public final class Sleep {

  private Sleep() {}

  /**
   * A coroutine that returns a value once a time has passed. A delay that is zero or negative only
   * lets the loop go through one iteration, by a bare suspension and without a timer.
   *
   * <p>A sleep that is cancelled leaves no timer behind.
   *
   * @param result may be null
   */
  public static <T> Coroutine<T> of(Duration delay, T result) {
    return new Coroutine<>(() -> delay.isPositive() ? sleep(delay, result) : yieldOnce(result));
  }

  private static <T> T yieldOnce(T result) {
    Coroutine.suspend(null);
    return result;
  }

  private static <T> T sleep(Duration delay, T result) {
    EventLoop loop = EventLoop.running();
    var wakeUp = new Future<T>(loop);
    TimerHandle timer = loop.callLater(delay, () -> completeUnlessCancelled(wakeUp, result));
    try {
      return wakeUp.await();
    } finally {
      timer.cancel();
    }
  }

  private static <T> void completeUnlessCancelled(Future<T> future, T result) {
    if (!future.isCancelled()) {
      future.setResult(result);
    }
  }
}
