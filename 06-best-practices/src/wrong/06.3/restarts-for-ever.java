// Misconception: a supervisor never gives up.
// Fails: givesUp, noRestarts
package asyncio.pattern;


import java.time.Duration;
import java.util.List;

public final class Supervisor {

  private void restart(Child ended, Exit exit) throws Exception {
    restarts.add(loop.time());
    int number = restartsWithinPeriod();
    Duration pause = settings.pause().apply(number);
    List<Child> group = startedTogetherWith(ended);
    for (Child child : group.reversed()) {
      stop(child);
    }
    for (Child child : group) {
      if (child.isTemporary()) {
        forget(child);
      } else {
        startAfter(pause, child);
      }
    }
  }
}
