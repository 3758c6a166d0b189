// Misconception: there is another one until it has come out.
// Fails: thereIsATimeoutErrorForEachFutureThatIsLateAndThenNoNext,
//   twoCoroutinesShareTheFuturesEachComesOnceAndNeitherWaitsForEver,
//   whoIsCancelledBeforeItWasWokenLeavesTheLineAsItIs,
//   whoWasWokenForAFutureThatAnotherCallHasTakenWakesNobodyWhenCancelled
package asyncio.task;

public final class AsCompleted<T> {

  public Future<T> next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    while (done.isEmpty() && !timedOut) {
      awaitOne();
    }
    if (done.isEmpty()) {
      throw new TimeoutError();
    }
    left--;
    return done.removeFirst();
  }

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
