// Misconception: to ask for an exception does no harm.
// Fails: bothAreCancelledInTheSameTick
package asyncio.task;

public final class Shield {

  private static <T> void passOn(Future<T> inner, Future<T> outer) {
    if (outer.isCancelled()) {
      inner.exception();
    } else if (inner.isCancelled()) {
      outer.cancel();
    } else if (inner.exception() != null) {
      outer.setException(inner.exception());
    } else {
      outer.setResult(inner.result());
    }
  }
}
