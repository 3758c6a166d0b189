package asyncio.task;

import static loopcraft.grader.Todo.todo;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import loopcraft.grader.Exercise;

/**
 * Several futures in the order in which they become done: {@code asyncio.as_completed}, as an
 * {@code async for} uses it.
 *
 * <p>{@link #next} awaits, so a loop over it belongs into a coroutine.
 */
@Exercise("02.7")
public final class AsCompleted<T> implements Iterator<Future<T>> {

  /**
   * Starts what is given: coroutines become tasks. The same one given twice counts once. When time
   * is up, nothing is cancelled.
   *
   * @param timeout null waits as long as it takes
   * @throws IllegalStateException if no loop is running
   */
  public AsCompleted(Collection<? extends Awaitable<? extends T>> awaitables, Duration timeout) {
    throw todo("02.7");
  }

  /** Whether there are futures that no call of {@link #next} has returned, or is waiting for. */
  @Override
  public boolean hasNext() {
    throw todo("02.7");
  }

  /**
   * Waits for the next future to be done, and returns it: one of those that were given, or the task
   * that was made of what was given. Several coroutines may wait, each for one; whoever came first
   * is served first. If one of them is cancelled, its future is left for another call.
   *
   * @throws TimeoutError if time is up before one is done; those that were done before are returned
   *     first
   * @throws NoSuchElementException if all were returned, or are waited for
   */
  @Override
  public Future<T> next() {
    throw todo("02.7");
  }
}
