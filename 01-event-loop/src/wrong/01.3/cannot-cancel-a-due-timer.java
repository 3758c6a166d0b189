// Misconception: a timer that has left the queue has run.
// Fails: aTimerCanBeCancelledByAnotherOneThatIsDueAtTheSameTime,
//   closingTheLoopDropsItsTimersAndCancellingThemLaterDoesNoHarm,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

public final class TimerHandle {

  @Override
  public void cancel() {
    if (queue == null || isCancelled()) {
      return;
    }
    super.cancel();
    queue.cancelled();
  }
}
