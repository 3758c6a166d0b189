// Misconception: nextInt goes up to its bound.
// Fails: late, asked, generator
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    for (int left = most == 0 ? 0 : random.nextInt(most); left > 0; left--) {
      Throwable meanwhile = waitFor(null, coroutine);
      if (meanwhile != null) {
        return meanwhile;
      }
    }
    return thrown;
  }
}
