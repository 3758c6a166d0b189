// Misconception: an event wakes one who waits.
// Fails: whenTimeIsUpAllThatWaitAreTold
package asyncio.task;

public final class AsCompleted<T> {

  private void onTimeout() {
    pending.forEach(future -> future.removeDoneCallback(onDone));
    pending.clear();
    timedOut = true;
    wakeNext();
  }
}
