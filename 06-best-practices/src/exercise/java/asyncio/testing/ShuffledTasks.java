package asyncio.testing;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;
import asyncio.task.Driven;
import asyncio.task.Task;
import asyncio.task.TaskFactory;
import java.util.random.RandomGenerator;
import loopcraft.grader.Exercise;

/**
 * Makes tasks whose steps come late by some iterations of the loop, at random, so that they come in
 * another order.
 *
 * <p>Every such order may happen without it: it is as if the task had been made, or what it waits
 * for had been done, a moment later. No virtual time passes meanwhile. What is due at different
 * times stays in its order; what is due at the same time does not.
 */
@Exercise(value = "06.5", part = 4)
public final class ShuffledTasks implements TaskFactory {

  /**
   * Makes a factory above another one.
   *
   * @param factory makes the tasks themselves
   * @param random is asked once for each step of a task, the first one included: {@code
   *     nextInt(most + 1)} says by how many iterations the step is late
   * @param most by how many at most; with 0, steps come when they would come without this
   * @throws IllegalArgumentException if it is negative: {@code most must be >= 0}
   */
  public ShuffledTasks(TaskFactory factory, RandomGenerator random, int most) {
    throw todo("06.5");
  }

  /**
   * Makes a task by the factory below, with a coroutine that drives the given one: resumes it, and
   * waits for what that one waits for. Before each time it lets the loop go through iterations.
   *
   * <ul>
   *   <li>What comes out of what it waits for is thrown into the given coroutine.
   *   <li>What is thrown in while a step is late, such as a cancellation, is thrown into the given
   *       coroutine at once, in place of what was to come, be that a result or a failure.
   *   <li>A {@link CoroutineExit} is never late: a coroutine that is being closed must not wait.
   *   <li>If the task ends before the given coroutine has started, that one is closed. It was not
   *       forgotten.
   *   <li>The task's stack shows where the given coroutine waits ({@link Driven}), also while a
   *       step is late.
   * </ul>
   */
  @Override
  public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, String name, Context context) {
    throw todo("06.5");
  }
}
