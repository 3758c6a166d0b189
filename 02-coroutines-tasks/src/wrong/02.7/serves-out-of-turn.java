// Misconception: everybody who waits is woken and looks, as with notifyAll.
// Fails: twoCoroutinesShareTheFuturesEachComesOnceAndNeitherWaitsForEver
package asyncio.task;

public final class AsCompleted<T> {

  private void awaitOne() {
    var wakeUp = new Future<Void>(loop);
    waiting.addLast(wakeUp);
    try {
      wakeUp.await();
    } catch (Throwable notWaitingAnyMore) {
      left++;
      waiting.remove(wakeUp);
      throw notWaitingAnyMore;
    }
  }

  private void wakeNext() {
    waiting.stream().filter(next -> !next.isDone()).forEach(next -> next.setResult(null));
    waiting.clear();
  }
}
