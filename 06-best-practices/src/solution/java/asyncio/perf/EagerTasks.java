package asyncio.perf;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TaskFactory;
import asyncio.task.Tasks;
import loopcraft.grader.Exercise;

/**
 * Makes tasks that begin at once: {@code asyncio.eager_task_factory}.
 *
 * <p>{@code Tasks.of(loop).setFactory(new EagerTasks())} has all tasks of a loop made by it, those
 * of {@code gather} and of task groups, too.
 */
@Exercise(value = "06.4", part = 1)
public final class EagerTasks implements TaskFactory {

  /**
   * Makes a task. If its loop is running, the task's first step is run before this method returns:
   * up to the first await that suspends, or to the end. A task whose coroutine ends in it is done,
   * and has never been among the loop's callbacks. If the loop is not running, the first step is
   * one of the loop's callbacks, as always.
   *
   * <p>While the step runs, the new task is the current one. Afterwards the one that was current is
   * so again, also if the step throws: then the exception comes out of here. (What the coroutine
   * throws is the task's failure, as always.)
   */
  @Override
  public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, String name, Context context) {
    Tasks tasks = Tasks.of(loop);
    return tasks.create(
        coroutine,
        name,
        context,
        firstStep -> {
          if (loop.isRunning()) {
            runNow(tasks, firstStep);
          } else {
            loop.callSoon(firstStep);
          }
        });
  }

  private static void runNow(Tasks tasks, Runnable step) {
    Task<?> before = tasks.swapCurrent(null);
    try {
      step.run();
    } finally {
      tasks.swapCurrent(before);
    }
  }

  /**
   * Begins one task of the running loop at once, whatever the loop's factory does with others:
   * {@code Task(…, eager_start=True)}.
   *
   * @throws IllegalStateException if no loop is running on this thread
   */
  public static <T> Task<T> start(Coroutine<T> coroutine) {
    return new EagerTasks().create(EventLoop.running(), coroutine, null, null);
  }
}
