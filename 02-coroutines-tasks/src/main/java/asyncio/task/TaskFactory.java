package asyncio.task;

import asyncio.loop.EventLoop;

/** Makes the tasks of a loop: {@code loop.set_task_factory}. */
public interface TaskFactory {

  /**
   * Makes a task.
   *
   * @param name may be null: the task then finds one
   * @param context may be null: the task then runs in a copy of the current one
   */
  <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, String name, Context context);
}
