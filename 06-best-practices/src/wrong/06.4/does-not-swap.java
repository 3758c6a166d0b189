// Misconception: a step may be run wherever one is.
// Fails: firstStep, withoutTheLoop, goesOnLater, current, nested, stepThrows, failure,
//   contextOfItsOwn, givenContext, cancelled, cancelsItself, allTasksOfTheLoop, gathered, startOne,
//   twin
package asyncio.perf;

import asyncio.task.TaskFactory;
import asyncio.task.Tasks;

public final class EagerTasks implements TaskFactory {
  private static void runNow(Tasks tasks, Runnable step) {
    step.run();
  }
}
