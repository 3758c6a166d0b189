// Misconception: a shield that was given up has nothing to do.
// Fails: aFailureInTheTickInWhichTheShieldIsCancelled
package asyncio.task;

public final class Shield {
  private static <T> void passOn(Future<T> inner, Future<T> outer) {
    if (outer.isDone()) {
      return;
    }
    if (inner.isCancelled()) {
      outer.cancel();
    } else if (inner.exception() != null) {
      outer.setException(inner.exception());
    } else {
      outer.setResult(inner.result());
    }
  }
}
