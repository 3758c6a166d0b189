// Misconception: a pause is a sleep.
// Fails: removedWhileItWaits, pauses, othersDuringAPause, aRestartIsReplaced,
//   thePauseComesAfterStopping
package asyncio.pattern;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;
import java.util.List;

public final class Supervisor {

  private void restart(Child ended, Exit exit) throws Exception {
    restarts.add(loop.time());
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
        tell(new SupervisorEvent.Waits(child.spec.name(), pause));
        if (child == group.getFirst()) {
          await(sleep(pause));
        }
        start(child);
      }
    }
  }
}
