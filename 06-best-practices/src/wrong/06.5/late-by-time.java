// Misconception: late is by milliseconds.
// Fails: late, noTime, cancelled, closed, stack, times, generator
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;

public final class ShuffledTasks implements TaskFactory {

  private Throwable late(Coroutine<?> coroutine, Throwable thrown) {
    if (thrown instanceof CoroutineExit) {
      return thrown;
    }
    int millis = random.nextInt(most + 1);
    if (millis > 0) {
      try {
        asyncio.Asyncio.await(asyncio.Asyncio.sleep(java.time.Duration.ofMillis(millis)));
      } catch (Throwable meanwhile) {
        return meanwhile;
      }
    }
    return thrown;
  }
}
