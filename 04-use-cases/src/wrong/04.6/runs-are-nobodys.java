// Misconception: a task that nobody awaits looks after itself.
// Fails: givesUpOnce, theTaskOfTheHandler, endsBeforeItTells, cancel, cancelledTwice, stop,
//   stopWhileSomeWait, stopAtTheLast, severalStops, closeAfterStop, theCancellationOfWhoWaits,
//   stopFromARun, stopFromARunOfAnother, stopFromATaskOfARun, stopFromATaskThatARunLeftBehind,
//   close, closeIsCancelled, closeInACallback, closeFromARun, aCancelledJoin,
//   cancelledAtEveryMoment, facts
package asyncio.periodic;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.createTask;

import asyncio.task.Task;
import asyncio.task.TaskGroup;

public final class PeriodicTask implements AutoCloseable {

  private void begin(TaskGroup group, Tick tick) {
    tally.began();
    Task<Void> run = createTask(async(() -> attempt(tick)), schedule.name() + " " + tick.number());
    underWay.add(run);
    run.addDoneCallback(done -> ended(run));
  }
}
