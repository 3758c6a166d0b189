// Misconception: to be safe, the loop should look around every 10 ms.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit, aLoopWithTimersSleepsExactlyUntilTheNextOne,
//   aTimerThatComesDueWhileTheLoopSleepsRunsInTheSameIteration
package asyncio.loop;

final class Iteration {

  private long untilNextTimer() {
    long deadline = timers.nextDeadline();
    long slice = 10_000_000;
    return deadline == TimerQueue.NEVER
        ? slice
        : Math.min(slice, Math.max(0, deadline - clock.nanos()));
  }
}
