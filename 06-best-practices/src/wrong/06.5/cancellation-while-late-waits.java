// Misconception: late is late, for a cancellation, too.
// Fails: cancelledWhileLate
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    Throwable last = thrown;
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      Throwable meanwhile = waitFor(null, coroutine);
      last = meanwhile != null ? meanwhile : last;
    }
    return last;
  }
}
