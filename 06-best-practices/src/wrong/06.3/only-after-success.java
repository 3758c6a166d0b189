// Misconception: first the work, then the clean-up.
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class Cleanup {

  public static <T> Coroutine<T> after(Callable<? extends T> body, CleanupStep step) {
    return async(
        () -> {
          T result = body.call();
          await(toTheEnd(step));
          return result;
        });
  }
}
