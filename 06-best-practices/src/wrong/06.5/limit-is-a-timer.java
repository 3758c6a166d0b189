// Misconception: a time limit is a timer.
// Fails: stuck, timeLimit, exactlyTheLimit, cleansUp, cleaningUpFails, refuses, stuckAtTheEnd,
//   noLimits, afterAStuckTest
package asyncio.testing;

import java.util.function.Supplier;

public final class TestLoop implements AutoCloseable {

  private <T> T guarded(Supplier<T> running) {
    guard.begin();
    var timer =
        loop.isClosed()
            ? null
            : loop.callLater(
                guard.limits.time(), () -> guard.stop(guard.limits.time() + " of virtual time"));
    try {
      return running.get();
    } catch (IllegalStateException stopped) {
      if (guard.verdict != null) {
        throw new AssertionError(guard.verdict);
      }
      throw stopped;
    } finally {
      if (timer != null) {
        timer.cancel();
      }
    }
  }
}
