// Misconception: a finally may throw what it likes.
// Fails: theBodyIsCancelled, bothFail, theCancellationGoesFirst, cancelledAndTheCleanupFails,
//   itsOwnTaskIsCancelled, aBodyThatFails, aBodyThatIsCancelled, cancelledTwice, stuckAtTheEnd,
//   failuresAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;
import java.util.Objects;
import java.util.concurrent.Callable;

public final class Cleanup {

  public static <T> Coroutine<T> after(Callable<? extends T> body, CleanupStep step) {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(step, "step");
    return async(
        () -> {
          T result = null;
          Throwable ofBody = null;
          try {
            result = body.call();
          } catch (CoroutineExit closed) {
            throw closed;
          } catch (Throwable thrown) {
            ofBody = thrown;
          }
          End end = run(step);
          throwFirst(end.cancelled(), end.failure(), ofBody);
          return result;
        });
  }
}
