// Misconception: what one was woken for is still there.
// Fails: whoWasWokenForAFutureThatAnotherCallHasTakenWakesNobodyWhenCancelled
package asyncio.task;

public final class AsCompleted<T> {

  private void awaitOne() {
    var wakeUp = new Future<Void>(loop);
    waiting.addLast(wakeUp);
    try {
      wakeUp.await();
    } catch (Throwable notWaitingAnyMore) {
      left++;
      if (!waiting.remove(wakeUp) && !wakeUp.isCancelled()) {
        wakeNext();
      }
      throw notWaitingAnyMore;
    }
  }
}
