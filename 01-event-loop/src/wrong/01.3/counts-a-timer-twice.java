// Misconception: nobody cancels a timer twice.
// Fails: aTimerThatIsCancelledManyTimesCountsOnce
package asyncio.loop;

public final class TimerHandle {

  @Override
  public void cancel() {
    super.cancel();
    if (queue != null) {
      queue.cancelled();
    }
  }
}
