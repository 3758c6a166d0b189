// Misconception: children are stopped as they were started.
// Fails: removesItsHelper, oneForOne, oneForAll, restForOne, givesUp, cancelledTwice,
//   stuckAtTheEnd, stuckAtARestart, failuresAtTheEnd
package asyncio.pattern;


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
    for (Child child : group) {
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

  private void stopAll() {
    phase = Phase.STOPPING;
    var stack = new ExitStack();
    for (Child child : children.reversed()) {
      stack.push(new CleanupStep(child.spec.name(), null, () -> stopForGood(child)));
    }
    stack.close();
  }
}
