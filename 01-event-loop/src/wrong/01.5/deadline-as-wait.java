// Misconception: the poll is told until when to sleep.
// Fails: aLoopWithTimersSleepsExactlyUntilTheNextOne, aTimerThatIsOverdueIsNotWaitedFor
package asyncio.loop;

final class Iteration {

  private long untilNextTimer() {
    long deadline = timers.nextDeadline();
    return deadline == TimerQueue.NEVER ? Poller.FOREVER : Math.max(0, deadline);
  }
}
