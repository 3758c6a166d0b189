// Misconception: a step throws nothing: failures are the task's.
// Fails: stepThrows
package asyncio.perf;

import asyncio.task.Task;
import asyncio.task.TaskFactory;
import asyncio.task.Tasks;

public final class EagerTasks implements TaskFactory {
  private static void runNow(Tasks tasks, Runnable step) {
    Task<?> before = tasks.swapCurrent(null);
    try {
      step.run();
    } catch (Throwable failure) {
      // The task knows of it.
    } finally {
      tasks.swapCurrent(before);
    }
  }
}
