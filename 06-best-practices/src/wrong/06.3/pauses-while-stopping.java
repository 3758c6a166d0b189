// Misconception: a pause runs from what has caused it.
// Fails: thePauseComesAfterStopping
package asyncio.pattern;

import java.time.Duration;
import java.util.List;

public final class Supervisor {

  private void restart(Child ended, Exit exit) throws Exception {
    long from = loop.time();
    restarts.add(from);
    int number = restartsWithinPeriod();
    if (number > settings.restarts()) {
      throw new RestartLimitExceeded(settings, ended.spec.name(), exit);
    }
    Duration pause = settings.pause().apply(number);
    List<Child> group = startedTogetherWith(ended);
    for (Child child : group.reversed()) {
      stop(child);
    }
    for (Child child : group) {
      if (child.isTemporary()) {
        forget(child);
      } else {
        child.waiting = true;
        int turn = ++child.turn;
        tell(new SupervisorEvent.Waits(child.spec.name(), pause));
        loop.callAt(from + pause.toNanos(), () -> startLater(child, turn));
      }
    }
  }
}
