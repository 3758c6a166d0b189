// Misconception: only results can be late.
// Fails: cancelledWhileAFailureIsLate, stack
package asyncio.testing;

import asyncio.task.Coroutine;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown != null) {
      return thrown;
    }
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      Throwable meanwhile = waitFor(null, coroutine);
      if (meanwhile != null) {
        return meanwhile;
      }
    }
    return thrown;
  }
}
