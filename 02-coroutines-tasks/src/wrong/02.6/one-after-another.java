// Misconception: to gather is to await one after the other.
// Fails: theAwaitablesRunSideBySide, theFirstFailureEndsTheGatheringAtOnceAndTheOthersGoOn,
//   theFailuresThatComeAfterTheFirstCountAsRetrieved,
//   anAwaitableThatIsGivenTwiceRunsOnceAndItsResultStandsInBothPlaces,
//   cancellingTheGatheringCancelsTheChildrenAndItEndsWhenTheyHaveEnded,
//   cancelledFromOutsideTheSettledFormEndsWithACancelledErrorToo,
//   aCancelledGatheringHasNoResultEvenIfItsChildrenGoOnInSpiteOfIt,
//   cancellingTheTaskThatAwaitsAGatheringReachesTheInnermostChildren,
//   aCancelledChildIsOneThatFailedTheGatheringIsNotCancelledByIt,
//   cancellingAGatheringThatIsDoneDoesNothingAndReturnsFalse, tenThousandCoroutines,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Gathering<T, R> {

  private static <T> List<Future<T>> start(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var started = new IdentityHashMap<Awaitable<?>, Future<T>>();
    var children = new ArrayList<Future<T>>(awaitables.size());
    EventLoop loop = null;
    Awaitable<?> before = null;
    for (Awaitable<? extends T> awaitable : awaitables) {
      Future<T> child = started.get(awaitable);
      if (child == null) {
        Awaitable<?> first = before;
        child =
            awaitable instanceof Future<?>
                ? loop == null ? Tasks.ensureFuture(awaitable) : Tasks.ensureFuture(loop, awaitable)
                : Tasks.<T>ensureFuture(
                    new Coroutine<T>(
                        () -> {
                          if (first != null) {
                            first.await();
                          }
                          return awaitable.await();
                        }));
        started.put(awaitable, child);
        before = child;
      }
      loop = child.loop();
      children.add(child);
    }
    return List.copyOf(children);
  }
}
