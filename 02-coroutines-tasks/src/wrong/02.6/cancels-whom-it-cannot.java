// Misconception: what is not done can be cancelled.
// Fails: aChildThatRefusesKeepsTheResults
package asyncio.task;

public final class Gathering<T, R> extends Future<List<R>> {

  public boolean cancel(String message) {
    if (isDone()) {
      return false;
    }
    boolean cancelled = false;
    for (Future<T> child : children) {
      if (!child.isDone()) {
        child.cancel(message);
        cancelled = true;
      }
    }
    if (cancelled) {
      cancelRequested = true;
      cancelMessage = message;
    }
    return cancelled;
  }
}
