// Misconception: a failure that is on its way comes first.
// Fails: cancelledWhileAFailureIsLate
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      Throwable meanwhile = waitFor(null, coroutine);
      if (meanwhile != null && thrown == null) {
        return meanwhile;
      }
    }
    return thrown;
  }
}
