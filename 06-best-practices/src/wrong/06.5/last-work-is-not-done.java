// Misconception: closing is to cancel what is left, and to close the loop.
// Fails: lastWork
package asyncio.testing;

import asyncio.loop.ExceptionContext;
import asyncio.task.Gathering;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;

public final class TestLoop implements AutoCloseable {

  @Override
  public void close() {
    if (loop.isClosed()) {
      return;
    }
    var left = Tasks.of(loop).pending();
    left.forEach(Task::cancel);
    try {
      if (!left.isEmpty()) {
        guarded(() -> Runner.runUntilComplete(loop, Gathering.settled(left)));
      }
      for (Task<?> task : left) {
        if (!task.isCancelled() && task.exception() != null) {
          loop.callExceptionHandler(
              new ExceptionContext("unhandled exception during shutdown", task.exception(), task));
        }
      }
    } finally {
      loop.close();
    }
  }
}
