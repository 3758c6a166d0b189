// Misconception: a future that is done has a result or an exception.
// Fails: ifTheInnerOneIsCancelledSoIsTheShield
package asyncio.task;

public final class Shield {

  private static <T> void passOn(Future<T> inner, Future<T> outer) {
    if (outer.isCancelled()) {
      if (!inner.isCancelled()) {
        inner.exception();
      }
    } else if (inner.exception() != null) {
      outer.setException(inner.exception());
    } else {
      outer.setResult(inner.result());
    }
  }
}
