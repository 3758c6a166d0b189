// Misconception: when the limit is over, the limit has ended it.
// Fails: endsOtherwiseAfterItsLimit
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
import asyncio.task.TimeoutError;
import java.util.Optional;

public final class Cleanup {

  public static Coroutine<Void> limited(CleanupStep step) {
    return async(
        () -> {
          long start = EventLoop.running().time();
          Throwable ofStep = null;
          try {
            ofStep = await(timeout(step.limit(), () -> runAndCatchTimeout(step))).orElse(null);
          } catch (Exception thrown) {
            ofStep = thrown;
          }
          if (step.limit() != null
              && EventLoop.running().time() - start >= step.limit().toNanos()) {
            throw new GivenUp(
                step.name(),
                step.limit(),
                ofStep instanceof TimeoutError ? ofStep : new TimeoutError());
          }
          switch (ofStep) {
            case null -> {}
            case Exception exception -> throw exception;
            default -> throw new AssertionError(ofStep);
          }
        });
  }
}
