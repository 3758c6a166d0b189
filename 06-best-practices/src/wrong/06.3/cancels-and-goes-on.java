// Misconception: a task that was cancelled has ended.
// Fails: removed, removingFails, removalIsCancelled, removedByTwo, removedAtTheEnd,
//   removesItsHelper, oneForAll, restForOne, cancelledTwice, cancelledDuringARestart,
//   stuckAtTheEnd, stuckAtARestart, failuresAtTheEnd, thePauseComesAfterStopping
package asyncio.pattern;


import asyncio.task.Task;
import java.util.Optional;

public final class Supervisor {

  private void endTask(Child child) {
    Task<Void> task = child.task;
    child.task = null;
    task.cancel();
    task.addDoneCallback(
        _ -> {
          Exit exit = Exit.of(task);
          child.lastExit = Optional.of(exit);
          tell(new SupervisorEvent.Ended(child.spec.name(), exit));
        });
  }

  private void stopAndThrow(Child child) {
    Task<Void> task = child.task;
    stop(child);
    if (task != null && task.isDone() && !task.isCancelled()) {
      task.result();
    }
  }
}
