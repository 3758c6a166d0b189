// Misconception: to give up is to want no more.
// Fails: givesUpWhileSomeWait
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import java.util.Optional;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {
    int inARow = tally.failed();
    failed.add(currentTask());
    boolean last = !ending && !givenUp && schedule.givesUp(inARow);
    var told = new RunFailure(schedule.name(), tick, thrown, inARow, last);
    if (last) {
      gaveUp = Optional.of(new TooManyFailures(told));
      givenUp = true;
      wakeTimekeeper();
    }
    schedule.report(told);
  }

  private boolean givenUp;

  private boolean wantsMore() {
    return !givenUp && schedule.wantsMore(tally.runs() + turns.waiting());
  }
}
