// Misconception: who has called next() has had one.
// Fails: aCoroutineThatIsWokenAndCancelledInOneIterationWakesTheNextOne,
//   whoIsCancelledInTheIterationOfACompletionIsPassedOver,
//   whoIsCancelledBeforeItWasWokenLeavesTheLineAsItIs,
//   whoWasWokenForAFutureThatAnotherCallHasTakenWakesNobodyWhenCancelled,
//   whatACancelledNextWasGoingToTakeIsLeftForAnotherOne
package asyncio.task;

public final class AsCompleted<T> {

  private void awaitOne() {
    var wakeUp = new Future<Void>(loop);
    waiting.addLast(wakeUp);
    try {
      wakeUp.await();
    } catch (Throwable notWaitingAnyMore) {
      if (!waiting.remove(wakeUp)) {
        wakeNext();
      }
      throw notWaitingAnyMore;
    }
  }
}
