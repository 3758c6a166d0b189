// Misconception: a task that is cancelled was cancelled by somebody.
// Fails: unaskedCancelledError
package asyncio.pattern;


import java.util.Optional;

public final class Supervisor {

  private Exit noteEnd(Child child) {
    Exit exit = child.task.isCancelled() ? new Exit.Cancelled() : Exit.of(child.task);
    child.task = null;
    child.stopping = false;
    child.lastExit = Optional.of(exit);
    tell(new SupervisorEvent.Ended(child.spec.name(), exit));
    return exit;
  }
}
