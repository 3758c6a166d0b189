// Misconception: a failure is more important than a cancellation.
// Fails: theCancellationGoesFirst, cancelledAndTheCleanupFails, tooLongAndCancelled,
//   aCancellationOfSomethingElse, cancelledInTheMiddle, aBodyThatIsCancelled, stuckAtTheEnd,
//   failuresAtTheEnd
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;
import asyncio.task.Failures;
import java.util.Objects;
import java.util.concurrent.Callable;

public final class Cleanup {

  public static Coroutine<Void> toTheEnd(CleanupStep step) {
    return async(
        () -> {
          End end = run(step);
          throwFirst(end.failure(), end.cancelled());
        });
  }

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
          boolean isCancelled = ofBody instanceof CancelledError && !Failures.isFailure(ofBody);
          End end = run(step);
          throwFirst(
              isCancelled ? null : ofBody, end.failure(), isCancelled ? ofBody : end.cancelled());
          return result;
        });
  }
}
