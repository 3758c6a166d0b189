// Misconception: only who has the series can end it.
// Fails: theTaskIsCancelled, theTaskIsCancelledBeforeItsFirstStep
package asyncio.periodic;

import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.taskGroup;

import asyncio.task.TaskGroup;

public final class PeriodicTask implements AutoCloseable {

  private PeriodicTask(Schedule schedule, PeriodicBody body) {
    this.schedule = schedule;
    this.body = body;
    dueTimes = schedule.dueTimes(loop.time());
    turns = new Turns(schedule.overlap());
    timekeeper = createTask(taskGroup(this::keepTime), schedule.name());
  }

  private void keepTime(TaskGroup group) {
    while (!isOver()) {
      takeTicks();
      beginRuns(group);
      awaitNews();
    }
  }
}
