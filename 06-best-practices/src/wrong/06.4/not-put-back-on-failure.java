// Misconception: a step throws nothing.
// Fails: stepThrows
package asyncio.perf;

import asyncio.task.Task;
import asyncio.task.TaskFactory;
import asyncio.task.Tasks;

public final class EagerTasks implements TaskFactory {
  private static void runNow(Tasks tasks, Runnable step) {
    Task<?> before = tasks.swapCurrent(null);
    step.run();
    tasks.swapCurrent(before);
  }
}
