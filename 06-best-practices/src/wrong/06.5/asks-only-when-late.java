// Misconception: who cannot be late need not ask by how much.
// Fails: asked
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    for (int left = most == 0 ? 0 : random.nextInt(most + 1); left > 0; left--) {
      Throwable meanwhile = waitFor(null, coroutine);
      if (meanwhile != null) {
        return meanwhile;
      }
    }
    return thrown;
  }
}
