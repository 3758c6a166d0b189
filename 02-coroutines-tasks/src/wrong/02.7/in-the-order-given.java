// Misconception: first come those that were given first.
// Fails: asCompletedGivesTheFuturesInTheOrderInWhichTheyAreDone,
//   severalThatAreDoneInOneIterationAllComeInTheirOrder,
//   aFutureThatIsDoneInTheIterationInWhichTimeIsUpIsLate,
//   aCoroutineThatIsWokenAndCancelledInOneIterationWakesTheNextOne,
//   whoIsCancelledInTheIterationOfACompletionIsPassedOver,
//   whoIsCancelledBeforeItWasWokenLeavesTheLineAsItIs,
//   whoWasWokenForAFutureThatAnotherCallHasTakenWakesNobodyWhenCancelled,
//   whatACancelledNextWasGoingToTakeIsLeftForAnotherOne, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class AsCompleted<T> {

  public Future<T> next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    left--;
    Future<T> first = inOrder.removeFirst();
    while (!done.remove(first) && !timedOut) {
      awaitOne();
    }
    if (!first.isDone()) {
      throw new TimeoutError();
    }
    return first;
  }

  private final Deque<Future<T>> inOrder = new ArrayDeque<>();

  public AsCompleted(Collection<? extends Awaitable<? extends T>> awaitables, Duration timeout) {
    for (Awaitable<? extends T> awaitable : new LinkedHashSet<>(awaitables)) {
      pending.add(Tasks.ensureFuture(loop, awaitable));
    }
    pending.forEach(future -> future.addDoneCallback(onDone));
    inOrder.addAll(pending);
    left = pending.size();
    if (timeout != null && left > 0) {
      timer = loop.callLater(timeout, this::onTimeout);
    }
  }
}
