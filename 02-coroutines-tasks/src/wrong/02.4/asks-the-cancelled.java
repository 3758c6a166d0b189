// Misconception: a task without an exception has ended well.
// Fails: closeCancelsTheTasksThatAreLeft, closeDoesTheLastWork
package asyncio.task;

import asyncio.loop.ExceptionContext;
import java.util.List;

public final class Runner implements AutoCloseable {

  private void cancelAll(List<Task<?>> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    tasks.forEach(Task::cancel);
    runUntilComplete(loop, Gathering.settled(tasks));
    for (Task<?> task : tasks) {
      if (task.exception() != null) {
        loop.callExceptionHandler(
            new ExceptionContext("unhandled exception during shutdown", task.exception(), task));
      }
    }
  }
}
