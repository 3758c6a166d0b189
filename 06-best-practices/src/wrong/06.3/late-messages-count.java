// Misconception: each child that has ended is a restart.
// Fails: failuresAtARestart, twoFailTogether
package asyncio.pattern;

import asyncio.task.Task;

public final class Supervisor {

  private void ended(Child child, Task<Void> task) throws Exception {
    if (child.task != task) {
      if (!child.stopping && Exit.of(task) instanceof Exit.Failed failed) {
        restarts.add(loop.time());
        if (restartsWithinPeriod() > settings.restarts()) {
          throw new RestartLimitExceeded(settings, child.spec.name(), failed);
        }
      }
      return;
    }
    Exit exit = noteEnd(child);
    if (isRestarted(child.spec.restart(), exit)) {
      restart(child, exit);
    } else if (child.isTemporary()) {
      forget(child);
    }
  }
}
