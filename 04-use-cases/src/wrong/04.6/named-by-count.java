// Misconception: the fourth run is number four.
// Fails: theTaskOfTheHandler, namesOfRuns
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Task;
import asyncio.task.TaskGroup;

public final class PeriodicTask implements AutoCloseable {

  private void begin(TaskGroup group, Tick tick) {
    tally.began();
    Task<Void> run =
        group.createTask(async(() -> attempt(tick)), schedule.name() + " " + tally.runs());
    underWay.add(run);
    run.addDoneCallback(_ -> ended(run));
  }
}
