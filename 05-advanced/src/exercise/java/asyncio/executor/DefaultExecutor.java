package asyncio.executor;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.task.Coroutine;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import loopcraft.grader.Exercise;

/**
 * The executor that a loop uses if the program names none. It closes with its loop.
 *
 * <p>It is in one of three states: not needed so far; in use; shut down, for good.
 */
@Exercise(value = "05.1", part = 2)
public final class DefaultExecutor implements LoopExtension {

  private DefaultExecutor(EventLoop loop) {
    throw todo("05.1");
  }

  /**
   * That of a loop: an {@linkplain EventLoop#extension extension} of it. A runner that closes the
   * loop does {@link #shutdown} first, when all tasks have ended, with a limit of five minutes: it
   * is asked to by {@link Tasks#beforeClosing}.
   */
  public static DefaultExecutor of(EventLoop loop) {
    throw todo("05.1");
  }

  /**
   * The executor: the one that was set, or else a pool of the loop's own, made when it is first
   * asked for. That has as many threads as there are processors and four more, but 32 at most, as
   * in CPython. They are daemons, which do not keep a program alive that has no other threads, and
   * their names begin with {@code asyncio-}.
   *
   * @throws IllegalStateException once it was shut down, or if the loop was closed before anybody
   *     asked for this object: {@code the default executor was shut down}
   */
  public ExecutorService get() {
    throw todo("05.1");
  }

  /**
   * Sets the executor: {@code loop.set_default_executor}. It belongs to the loop from now on, and
   * closes with it. The one before gets no more calls; if it was a pool of the loop's own, its
   * threads end when their calls have, which nobody waits for; else it is its owner's again. To set
   * the one that is in use changes nothing.
   *
   * @throws IllegalStateException as {@link #get} does
   */
  public void set(ExecutorService executor) {
    throw todo("05.1");
  }

  /**
   * A coroutine that shuts the executor down and waits until all calls that it has have ended,
   * those that have not begun included: {@code loop.shutdown_default_executor}. Meanwhile the loop
   * goes on, so that these calls can still use it. If the executor was never needed, there is
   * nothing to wait for.
   *
   * <p>A second one waits as the first does. If it takes too long, the loop's exception handler is
   * told {@code the default executor did not end within}, and the limit, with the executor as the
   * source; and the coroutine returns. The calls go on. No thread is left that waits for them: not
   * then, and not if the coroutine is cancelled.
   *
   * @param limit counts from when the coroutine is awaited, by the loop's clock; null is without
   *     limit, and zero or less ends at once, with the report, if there is an executor. On virtual
   *     time it does not come while calls are made that are {@linkplain EventLoop#outsideWorkBegan
   *     outside work}, since the clock stands still
   */
  public Coroutine<Void> shutdown(Duration limit) {
    throw todo("05.1");
  }

  /** Shuts the executor down, if there is one, and waits for nothing. */
  @Override
  public void close() {
    throw todo("05.1");
  }
}
