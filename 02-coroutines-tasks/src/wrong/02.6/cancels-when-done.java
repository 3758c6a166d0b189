// Misconception: cancel() stops what still runs, also after the first failure.
// Fails: cancellingAGatheringThatIsDoneDoesNothingAndReturnsFalse
package asyncio.task;

public final class Gathering<T, R> {

  @Override
  public boolean cancel(String message) {
    boolean cancelled = false;
    for (Future<T> child : children) {
      cancelled |= child.cancel(message);
    }
    if (cancelled) {
      cancelRequested = true;
      cancelMessage = message;
    }
    return cancelled;
  }
}
