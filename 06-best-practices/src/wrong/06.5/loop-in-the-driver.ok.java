// Alternative: recursion in place of a loop.
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    return late(random.nextInt(most + 1), coroutine, thrown);
  }

  private Throwable late(int left, Coroutine<?> coroutine, Throwable thrown) {
    if (left == 0) {
      return thrown;
    }
    Throwable meanwhile = waitFor(null, coroutine);
    return meanwhile != null ? meanwhile : late(left - 1, coroutine, thrown);
  }
}
