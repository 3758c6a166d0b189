package asyncio.executor;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import loopcraft.grader.Exercise;

/** The way in for other threads: {@code asyncio.run_coroutine_threadsafe}. */
@Exercise(value = "05.1", part = 5)
public final class RunCoroutineThreadsafe {

  private RunCoroutineThreadsafe() {}

  /**
   * Has a loop run a coroutine as a task, from any thread, and wakes the loop if it sleeps. A loop
   * that does not run yet begins it when it does. Also on the loop's own thread the task is made
   * later, in line with those that other threads have asked for. All that the calling thread did
   * before is visible to the coroutine, and it begins in a copy of the calling thread's context.
   *
   * <p>What is returned {@linkplain LoopResult#follow follows} the task. If it is cancelled before
   * the loop has seen the coroutine, this begins all the same, and is cancelled at its first await,
   * as in CPython. A thread that waits for it is told of a failure as usual: {@code get} throws an
   * {@code ExecutionException} around what the coroutine threw.
   *
   * <p>If no task can be made of it, since the loop's task factory fails, say, in whatever way, the
   * result fails by that, and the loop's exception handler is told as well.
   *
   * <p>If the loop is closed before the coroutine has ended, the result is never done.
   *
   * @throws IllegalStateException if the loop is closed: {@code event loop is closed}
   */
  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    throw todo("05.1");
  }
}
