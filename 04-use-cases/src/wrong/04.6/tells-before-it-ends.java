// Misconception: who is told of the end should hear it first.
// Fails: endsBeforeItTells
package asyncio.periodic;

import static asyncio.Asyncio.currentTask;

import java.util.Optional;

public final class PeriodicTask implements AutoCloseable {

  private void failed(Tick tick, Throwable thrown) {
    int inARow = tally.failed();
    failed.add(currentTask());
    boolean last = !ending && schedule.givesUp(inARow);
    var told = new RunFailure(schedule.name(), tick, thrown, inARow, last);
    schedule.report(told);
    if (last) {
      gaveUp = Optional.of(new TooManyFailures(told));
      end();
    }
  }
}
