// Misconception: a poller waits for whole milliseconds, so the wait may as well be cut to those.
// Fails: aLoopWithTimersSleepsExactlyUntilTheNextOne
package asyncio.loop;

final class Iteration {

  private long untilNextTimer() {
    long deadline = timers.nextDeadline();
    if (deadline == TimerQueue.NEVER) {
      return Poller.FOREVER;
    }
    long nanos = Math.max(0, deadline - clock.nanos());
    return nanos / 1_000_000 * 1_000_000;
  }
}
