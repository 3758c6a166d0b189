// Misconception: who does not stand in line any more has been woken.
// Fails: whoIsCancelledBeforeItWasWokenLeavesTheLineAsItIs
package asyncio.task;

public final class AsCompleted<T> {

  private void awaitOne() {
    var wakeUp = new Future<Void>(loop);
    waiting.addLast(wakeUp);
    try {
      wakeUp.await();
    } catch (Throwable notWaitingAnyMore) {
      left++;
      if (!waiting.remove(wakeUp) && !done.isEmpty()) {
        wakeNext();
      }
      throw notWaitingAnyMore;
    }
  }
}
