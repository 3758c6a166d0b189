// Misconception: whoever is cancelled is cancelled, in whatever order.
// Fails: cancellingTheGatheringCancelsTheChildrenAndItEndsWhenTheyHaveEnded,
//   cancelledFromOutsideTheSettledFormEndsWithACancelledErrorToo,
//   aCancelledGatheringHasNoResultEvenIfItsChildrenGoOnInSpiteOfIt,
//   cancellingTheTaskThatAwaitsAGatheringReachesTheInnermostChildren
package asyncio.task;

public final class Gathering<T, R> extends Future<List<R>> {

  public boolean cancel(String message) {
    if (isDone()) {
      return false;
    }
    boolean cancelled = false;
    for (Future<T> child : children.reversed()) {
      cancelled |= child.cancel(message);
    }
    if (cancelled) {
      cancelRequested = true;
      cancelMessage = message;
    }
    return cancelled;
  }
}
