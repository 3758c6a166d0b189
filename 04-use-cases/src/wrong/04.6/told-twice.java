// Misconception: the end is news of its own.
// Fails: givingUp, givesUpOnce, endsBeforeItTells, givesUpAtTheLastRun
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import java.util.Optional;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {
    int inARow = tally.failed();
    failed.add(currentTask());
    boolean last = !ending && schedule.givesUp(inARow);
    var told = new RunFailure(schedule.name(), tick, thrown, inARow, last);
    if (last) {
      gaveUp = Optional.of(new TooManyFailures(told));
      end();
      schedule.report(told);
    }
    schedule.report(told);
  }
}
