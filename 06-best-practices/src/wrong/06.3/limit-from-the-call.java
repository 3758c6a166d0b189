// Misconception: a limit begins where it is written.
// Fails: theLimitBeginsWithTheStep
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeoutAt;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.util.Optional;

public final class Cleanup {

  public static Coroutine<Void> limited(CleanupStep step) {
    if (step.limit() == null) {
      return async(step.action());
    }
    long end = EventLoop.running().timeAfter(step.limit());
    return async(
        () -> {
          Optional<TimeoutError> own;
          try {
            own = await(timeoutAt(end, _ -> runAndCatchTimeout(step)));
          } catch (TimeoutError timeIsUp) {
            throw new GivenUp(step.name(), step.limit(), timeIsUp);
          }
          if (own.isPresent()) {
            throw own.get();
          }
        });
  }
}
