// Misconception: who fails should not try again.
// Fails: fixedDelayAfterAFailure, aFailure, anError, cancelledFromWithin, givingUp,
//   joinTellsOfFailures, givesUpOnce, theTaskOfTheHandler, givesUpAtTheLastRun,
//   aCancelledRunInARow, facts
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import java.util.Optional;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {
    int inARow = tally.failed();
    failed.add(currentTask());
    var told = new RunFailure(schedule.name(), tick, thrown, inARow, schedule.givesUp(inARow));
    gaveUp = Optional.of(new TooManyFailures(told));
    end();
    schedule.report(told);
  }
}
