// Misconception: the handler should not hold up the run.
// Fails: theTaskOfTheHandler, endsBeforeItTells
package asyncio.periodic;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;
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
    }
    createTask(async(() -> schedule.report(told)));
  }
}
