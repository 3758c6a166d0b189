// Misconception: a sleep begins when it is called.
// Fails: aRunWhoseLoopIsStoppedSaysSo, aFutureOfARunThatWasStoppedDoesNotEndTheNextRun,
//   aFatalErrorEndsItsRunOnly, anInterruptFromAnotherThreadWakesTheLoop,
//   anInterruptCountsInItsRunOnly, twoInterruptsInTheLastIterationDoNotEndTheNextRun,
//   aSleepCountsFromTheAwait, whileACoroutineSleepsSoDoesTheLoop
package asyncio.task;

import asyncio.loop.EventLoop;
import java.time.Duration;

public final class Sleep {

  public static <T> Coroutine<T> of(Duration delay, T result) {
    long until = EventLoop.running().timeAfter(delay);
    return new Coroutine<>(
        () ->
            delay.isPositive()
                ? sleep(Duration.ofNanos(until - EventLoop.running().time()), result)
                : yieldOnce(result));
  }
}
