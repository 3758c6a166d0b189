// Alternative: the series cancels its runs itself, and sleeps by an event and a time limit.
package asyncio.periodic;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitFor;
import static asyncio.Asyncio.waitUntil;

import asyncio.sync.Event;
import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.OptionalLong;

public final class PeriodicTask implements AutoCloseable {

  private final Event somethingNew = new Event();

  private PeriodicTask(Schedule schedule, PeriodicBody body) {
    this.schedule = schedule;
    this.body = body;
    dueTimes = schedule.dueTimes(loop.time());
    turns = new Turns(schedule.overlap());
    timekeeper = createTask(async(this::keepTimeAlone), schedule.name());
    timekeeper.addDoneCallback(done -> end());
  }

  private void keepTimeAlone() {
    try {
      while (!isOver()) {
        takeTicks();
        for (var tick = turns.next(); tick.isPresent(); tick = turns.next()) {
          begin(tick.get());
        }
        awaitNews();
      }
      while (!underWay.isEmpty()) {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, underWay()));
      }
    } catch (CancelledError cancelled) {
      underWay.forEach(Task::cancel);
      while (!underWay.isEmpty()) {
        try {
          await(waitUntil(ReturnWhen.ALL_COMPLETED, underWay()));
        } catch (CancelledError again) {
          // They have been told to end, and this waits until they have.
        }
      }
      throw cancelled;
    } finally {
      end();
    }
  }

  private void begin(Tick tick) {
    tally.began();
    Task<Void> run = createTask(async(() -> attempt(tick)), schedule.name() + " " + tick.number());
    underWay.add(run);
    run.addDoneCallback(done -> ended(run));
  }

  private void awaitNews() {
    somethingNew.clear();
    OptionalLong due = nextDue();
    if (due.isEmpty()) {
      await(somethingNew.waitUntilSet());
      return;
    }
    try {
      var untilDue = Duration.ofNanos(due.getAsLong() - loop.time());
      await(waitFor(somethingNew.waitUntilSet(), untilDue));
    } catch (TimeoutError isDue) {
      // That is the news.
    }
  }

  private void wakeTimekeeper() {
    somethingNew.set();
  }
}
