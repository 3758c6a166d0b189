// Misconception: when a step has ended, no task is current.
// Fails: current, nested, stepThrows
package asyncio.perf;

import asyncio.task.TaskFactory;
import asyncio.task.Tasks;

public final class EagerTasks implements TaskFactory {
  private static void runNow(Tasks tasks, Runnable step) {
    tasks.swapCurrent(null);
    step.run();
  }
}
