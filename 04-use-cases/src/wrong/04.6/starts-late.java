// Misconception: a series begins when its task does.
// Fails: theTimeBeginsAtTheStart
package asyncio.periodic;

import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.taskGroup;

import java.util.OptionalLong;

public final class PeriodicTask implements AutoCloseable {

  private DueTimes dueTimes;

  private PeriodicTask(Schedule schedule, PeriodicBody body) {
    this.schedule = schedule;
    this.body = body;
    turns = new Turns(schedule.overlap());
    timekeeper = createTask(taskGroup(this::keepTime), schedule.name());
    timekeeper.addDoneCallback(_ -> end());
  }

  private OptionalLong nextDue() {
    if (dueTimes == null) {
      dueTimes = schedule.dueTimes(loop.time());
    }
    return ending || !wantsMore() ? OptionalLong.empty() : dueTimes.next();
  }
}
