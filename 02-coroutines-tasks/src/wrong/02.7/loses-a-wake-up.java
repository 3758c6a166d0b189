// Misconception: who is cancelled is none of the others' business.
// Fails: aCoroutineThatIsWokenAndCancelledInOneIterationWakesTheNextOne
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
}
