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

  /**
   * Whether another call of {@link #next} has something to say: whether there are futures that no
   * call has returned, has failed for because time was up, or is waiting for.
   */
  @Override
  public boolean hasNext() {
    throw todo("02.7");
  }

  /**
   * Waits for the next future to be done, and returns it: one of those that were given, or the task
   * that was made of what was given. If one is done already, the call returns it without
   * suspending.
   *
   * <p>Several coroutines may wait, each for one. They are woken one for each future, in the order
   * in which they came. One that is woken, and finds that another call was faster, goes to the end
   * of the line. One that is cancelled leaves its future to another call; if it had been woken for
   * one that is still there, the next in line is.
   *
   * @throws TimeoutError if time is up before one is done; there is one such call for each future
   *     that is late. Futures whose done callbacks ran before are returned first
   * @throws NoSuchElementException if {@link #hasNext} is false
   */
  @Override
  public Future<T> next() {
    throw todo("02.7");
  }
}
