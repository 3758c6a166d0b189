// Misconception: it is enough to cancel the children: their errors end the gathering.
// Fails: aFailureInACleanupCountsAsSeen,
//   cancelledFromOutsideTheSettledFormEndsWithACancelledErrorToo,
//   aCancelledGatheringHasNoResultEvenIfItsChildrenGoOnInSpiteOfIt
package asyncio.task;

public final class Gathering<T, R> {

  @Override
  public boolean cancel(String message) {
    if (isDone()) {
      return false;
    }
    boolean cancelled = false;
    for (Future<T> child : children) {
      cancelled |= child.cancel(message);
    }
    return cancelled;
  }
}
