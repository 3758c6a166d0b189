// Misconception: while a step is late nothing can come.
// Fails: cancelledWhileLate, cancelledWhileAFailureIsLate, neverBegun
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      waitFor(null, coroutine);
    }
    return thrown;
  }
}
