package asyncio.executor;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.util.concurrent.Callable;
import loopcraft.grader.Exercise;

/** A call that blocks, as a coroutine that knows the context: {@code asyncio.to_thread}. */
@Exercise(value = "05.1", part = 3)
public final class ToThread {

  private ToThread() {}

  /**
   * A coroutine that makes a call in the {@link DefaultExecutor} of the loop that runs it, and
   * returns its result or throws what it threw. Nothing happens before it is awaited, as with any
   * coroutine.
   *
   * <p>The call sees the context variables as they are when the coroutine begins. It has a copy:
   * what it sets is not seen outside, and what others set later is not seen by it.
   *
   * <p>If the awaiting task is cancelled, a call that has begun goes on to its end, and one that
   * waits for its turn never begins.
   *
   * @throws IllegalStateException in the coroutine, as {@link DefaultExecutor#get} does
   */
  public static <T> Coroutine<T> of(Callable<? extends T> work) {
    throw todo("05.1");
  }
}
