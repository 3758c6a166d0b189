// Alternative: what is kept is the error to come; none is kept if there is none.
// Replaces: the whole class
package asyncio.task;

final class CancelRequest {

  private CancelledError kept;

  void make(Future<?> waitsFor, String message) {
    boolean passedOn = waitsFor != null && !waitsFor.isDone() && waitsFor.cancel(message);
    kept = passedOn ? null : new CancelledError(message);
  }

  void passOn(Future<?> waitsFor) {
    if (kept != null && waitsFor.cancel(kept.getMessage())) {
      kept = null;
    }
  }

  Throwable replace(Throwable thrown) {
    CancelledError error = kept;
    kept = null;
    return error == null || thrown instanceof CancelledError ? thrown : error;
  }

  boolean isPending() {
    return kept != null;
  }

  String take() {
    String message = kept.getMessage();
    kept = null;
    return message;
  }

  void forget() {
    kept = null;
  }
}
