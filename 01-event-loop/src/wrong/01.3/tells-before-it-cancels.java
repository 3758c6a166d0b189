// Misconception: whether the timer is marked first or the queue told first makes no difference.
// Fails: aSweepTakesOutEveryCancelledTimerAndNoneThatIsLive
package asyncio.loop;

public final class TimerHandle {

  @Override
  public void cancel() {
    if (!isCancelled() && queue != null) {
      queue.cancelled();
    }
    super.cancel();
  }
}
