// Misconception: the shield is always still waiting.
// Fails: aResultInTheTickInWhichTheShieldIsCancelled, aFailureInTheTickInWhichTheShieldIsCancelled
package asyncio.task;

public final class Shield {
  private static <T> void passOn(Future<T> inner, Future<T> outer) {
    if (inner.isCancelled()) {
      outer.cancel();
    } else if (inner.exception() != null) {
      outer.setException(inner.exception());
    } else {
      outer.setResult(inner.result());
    }
  }
}
