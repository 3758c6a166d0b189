// Misconception: a finally runs in any case.
// Fails: cancelledInItsHandler, runsCancelledAtEveryMoment
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.CancelledError;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.util.ArrayList;

public final class PeriodicTask implements AutoCloseable {

  private void begin(TaskGroup group, Tick tick) {
    tally.began();
    var run = new ArrayList<Task<Void>>();
    run.add(
        group.createTask(
            async(
                () -> {
                  try {
                    attempt(tick);
                  } catch (CancelledError cancelled) {
                    tally.cancelled();
                    throw cancelled;
                  } finally {
                    ended(run.getFirst());
                  }
                }),
            schedule.name() + " " + tick.number()));
    underWay.add(run.getFirst());
  }
}
