// Misconception: who would stop anyway cannot give up.
// Fails: givesUpOnce, givesUpAtTheLastRun
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import java.util.Optional;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {
    int inARow = tally.failed();
    failed.add(currentTask());
    boolean last = !ending && wantsMore() && schedule.givesUp(inARow);
    var told = new RunFailure(schedule.name(), tick, thrown, inARow, last);
    if (last) {
      gaveUp = Optional.of(new TooManyFailures(told));
      end();
    }
    schedule.report(told);
  }
}
