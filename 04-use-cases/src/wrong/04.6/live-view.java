// Misconception: a list that nobody can change does not change.
// Fails: theRunsUnderWay
package asyncio.periodic;

import static asyncio.Asyncio.async;

import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public final class PeriodicTask implements AutoCloseable {

  private final List<Task<Void>> inOrder = new ArrayList<>();

  private void begin(TaskGroup group, Tick tick) {
    tally.began();
    Task<Void> run =
        group.createTask(async(() -> attempt(tick)), schedule.name() + " " + tick.number());
    underWay.add(run);
    inOrder.add(run);
    run.addDoneCallback(
        done -> {
          inOrder.remove(run);
          ended(run);
        });
  }

  public List<Task<Void>> underWay() {
    return Collections.unmodifiableList(inOrder);
  }
}
