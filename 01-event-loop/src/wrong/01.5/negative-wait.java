// Misconception: the next timer is always in the future.
// Fails: aTimerThatIsOverdueIsNotWaitedFor
package asyncio.loop;

final class Iteration {

  private long untilNextTimer() {
    long deadline = timers.nextDeadline();
    return deadline == TimerQueue.NEVER ? Poller.FOREVER : deadline - clock.nanos();
  }
}
