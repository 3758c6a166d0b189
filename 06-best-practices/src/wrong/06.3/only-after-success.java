// Misconception: first the work, then the clean-up.
// Fails: theBodyFails, theBodyIsCancelled, bothFail, theCancellationGoesFirst,
//   cancelledAndTheCleanupFails, itsOwnTaskIsCancelled, aCancellationOfSomethingElse,
//   theBodyEndsByAnError, aBodyThatFails, aBodyThatIsCancelled, added, removed, removedAtTheEnd,
//   removesItsHelper, oneForOne, permanent, givesUp, cancelledTwice, cancelledDuringARestart,
//   stuckAtTheEnd, failuresAtTheEnd, anObserverThrows
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
