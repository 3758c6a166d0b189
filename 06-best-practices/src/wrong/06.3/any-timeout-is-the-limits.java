// Misconception: a TimeoutError is that of the limit.
// Fails: aTimeoutOfItsOwn, endsOtherwiseAfterItsLimit
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;

public final class Cleanup {

  public static Coroutine<Void> limited(CleanupStep step) {
    return async(
        () -> {
          try {
            await(timeout(step.limit(), step.action()));
          } catch (TimeoutError timeIsUp) {
            throw new GivenUp(step.name(), step.limit(), timeIsUp);
          }
        });
  }
}
