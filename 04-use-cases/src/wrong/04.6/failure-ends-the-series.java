// Misconception: who fails should not try again.
// Fails: aFailure, anError, cancelledFromWithin, givingUp, joinTellsOfFailures, givesUpOnce,
//   joinFromARun, facts
package asyncio.periodic;

import java.util.Optional;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {
    int inARow = tally.failed();
    var told = new RunFailure(schedule.name(), tick, thrown, inARow, schedule.givesUp(inARow));
    gaveUp = Optional.of(new TooManyFailures(told));
    end();
    schedule.report(told);
  }
}
