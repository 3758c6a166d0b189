package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import loopcraft.grader.Exercise;

/**
 * The future of many results: {@code asyncio.gather}.
 *
 * @param <T> what the awaitables result in
 * @param <R> what stands for one of them in the list
 */
@Exercise("02.6")
public final class Gathering<T, R> extends StandIn<List<R>> {

  private Gathering(
      EventLoop loop,
      List<Future<T>> children,
      Function<Future<T>, R> outcome,
      boolean failsEarly) {
    super(loop, children);
    throw todo("02.6");
  }

  /**
   * Runs awaitables side by side: coroutines become tasks, in their order. The future's result is
   * the list of their results, in the order in which the awaitables were given, however they ended.
   * An awaitable that is given twice runs once, and its result stands in both places.
   *
   * <p>The first failure is the future's failure, at once; the others go on running, and their
   * failures count as retrieved. An awaitable that is cancelled counts as one that failed with a
   * {@link CancelledError}; the future itself is not cancelled then.
   *
   * <p>If all are futures that are done already, or one of them is and has failed, or if there are
   * none, which results in an empty list, then the future is done when this method returns.
   *
   * @throws IllegalStateException if a coroutine is given, or nothing, and no loop is running
   * @throws IllegalArgumentException if they are futures of different loops
   */
  public static <T> Future<List<T>> results(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    throw todo("02.6");
  }

  /**
   * The same, but no failure ends it: every awaitable stands in the list as it ended, a cancelled
   * one as failed with its {@link CancelledError}. The counterpart of {@code gather(…,
   * return_exceptions=True)}.
   */
  public static <T> Future<List<Settled<T>>> settled(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    throw todo("02.6");
  }

  /**
   * Cancels the children that are not done, in their order. The future is not done by that: it
   * waits for them, as before. When it would have a result then, in the settled form or because the
   * children went on in spite of it, it fails with a {@link CancelledError} that has the message.
   *
   * @return whether one of them could be cancelled; false if the future is done, and then nothing
   *     happens
   */
  @Override
  public boolean cancel(String message) {
    throw todo("02.6");
  }
}
