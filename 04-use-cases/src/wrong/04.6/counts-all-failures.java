// Misconception: three failures are three failures.
// Fails: givingUp, givesUpOnce
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import java.util.Optional;

public final class PeriodicTask implements AutoCloseable {

  private int allFailures;

  private void failed(Tick tick, Throwable thrown) {
    tally.failed();
    failed.add(currentTask());
    allFailures++;
    boolean last = schedule.givesUp(allFailures);
    var told = new RunFailure(schedule.name(), tick, thrown, allFailures, last);
    if (last) {
      gaveUp = Optional.of(new TooManyFailures(told));
      end();
    }
    schedule.report(told);
  }
}
