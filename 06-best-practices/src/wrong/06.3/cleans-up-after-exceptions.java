// Misconception: what goes wrong is an Exception.
// Fails: theBodyEndsByAnError
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
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
          } catch (Exception | CancelledError thrown) {
            ofBody = thrown;
          }
          boolean isCancelled = ofBody instanceof CancelledError && !Failures.isFailure(ofBody);
          End end = run(step);
          throwFirst(
              isCancelled ? ofBody : end.cancelled(), isCancelled ? null : ofBody, end.failure());
          return result;
        });
  }
}
