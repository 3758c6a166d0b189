// Misconception: whatever comes may come late.
// Fails: closed
package asyncio.testing;

import asyncio.task.Coroutine;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      Throwable meanwhile = waitFor(null, coroutine);
      if (meanwhile != null) {
        return meanwhile;
      }
    }
    return thrown;
  }
}
