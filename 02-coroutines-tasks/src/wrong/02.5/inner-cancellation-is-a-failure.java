// Misconception: a cancellation is passed on like any failure.
// Fails: ifTheInnerOneIsCancelledSoIsTheShield
package asyncio.task;

public final class Shield {
  private static <T> void passOn(Future<T> inner, Future<T> outer) {
    if (outer.isCancelled()) {
      if (!inner.isCancelled()) {
        inner.exception();
      }
      return;
    }
    try {
      outer.setResult(inner.result());
    } catch (Throwable failure) {
      outer.setException(failure);
    }
  }
}
