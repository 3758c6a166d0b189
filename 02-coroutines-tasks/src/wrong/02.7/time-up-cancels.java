// Misconception: what did not make it is not needed any more.
// Fails: whenTimeIsUpNextThrowsATimeoutErrorAndTheFuturesGoOn,
//   asCompletedLeavesNeitherATimerNorACallbackBehind, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class AsCompleted<T> {

  private void onTimeout() {
    pending.forEach(future -> future.removeDoneCallback(onDone));
    pending.forEach(Future::cancel);
    pending.clear();
    timedOut = true;
    while (!waiting.isEmpty()) {
      wakeNext();
    }
  }
}
