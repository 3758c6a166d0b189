// Misconception: random is random.
// Fails: asked, generator
// By luck: late, cancelledWhileLate, cancelledWhileAFailureIsLate, neverBegun, stack, repeats,
//   orders
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    var own = java.util.concurrent.ThreadLocalRandom.current();
    for (int left = own.nextInt(most + 1); left > 0; left--) {
      Throwable meanwhile = waitFor(null, coroutine);
      if (meanwhile != null) {
        return meanwhile;
      }
    }
    return thrown;
  }
}
