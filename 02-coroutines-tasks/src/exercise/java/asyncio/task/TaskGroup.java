package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import loopcraft.grader.Exercise;

/**
 * Tasks that begin and end together: {@code asyncio.TaskGroup}.
 *
 * <p>The group's coroutine ends when its body and all tasks have ended. If one of them fails, the
 * others are cancelled, and what failed comes out as one {@link ExceptionGroup}.
 */
public final class TaskGroup {

  private final EventLoop loop = EventLoop.running();
  private final Task<?> parent;

  private TaskGroup(Task<?> parent) {
    this.parent = parent;
  }

  /**
   * A coroutine that runs a body, waits for the tasks that it made in the group, and returns what
   * the body returned.
   *
   * <p>When a task fails, the other tasks and the body are cancelled. When the body fails or is
   * cancelled, so are the tasks. Failures come out as an {@link ExceptionGroup}, those of the tasks
   * in the order in which they happened and the body's last. A cancellation from outside comes out
   * as itself if nothing failed; otherwise the parent is cancelled again at its next await. A task
   * that is cancelled is not a failure. A failure that is fatal, which {@code Failures.isFatal}
   * decides, comes out as itself.
   *
   * @throws IllegalStateException from the coroutine, if it does not run in a task
   */
  @Exercise("02.9")
  public static <T> Coroutine<T> around(ScopeBody<? super TaskGroup, ? extends T> body) {
    throw todo("02.9");
  }

  /** Makes a task in the group, with a name by its number. */
  public <T> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, null);
  }

  /**
   * Makes a task in the group: {@code TaskGroup.create_task}.
   *
   * @param name null gives it a name by its number
   * @throws IllegalStateException if the body and all tasks have ended ({@code the task group is
   *     finished}), or else if the tasks were told to end, because something failed or was
   *     cancelled ({@code the task group is shutting down}); the coroutine is closed then
   */
  @Exercise("02.9")
  public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    throw todo("02.9");
  }
}
