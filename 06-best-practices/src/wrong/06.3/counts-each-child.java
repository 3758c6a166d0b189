// Misconception: each child that is started again is a restart.
// Fails: oneForAll, oneForAllStartsWhatHadEnded, restForOne, stuckAtARestart, failuresAtARestart,
//   thePauseComesAfterStopping, twoFailTogether
package asyncio.pattern;


import java.time.Duration;
import java.util.List;

public final class Supervisor {

  private void restart(Child ended, Exit exit) throws Exception {
    startedTogetherWith(ended).forEach(_ -> restarts.add(loop.time()));
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
        startAfter(pause, child);
      }
    }
  }
}
