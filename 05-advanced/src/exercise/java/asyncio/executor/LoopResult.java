package asyncio.executor;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopcraft.grader.Exercise;

/**
 * What a loop will complete, as a future for other threads.
 *
 * <p>Its methods may be called from any thread. The only ones that its loop's own thread must not
 * call are those that wait, {@link #get()}, {@link #get(long, TimeUnit)} and {@link #join()}: the
 * loop could never complete what its thread waits for. As long as the future is not done, they
 * throw an {@link IllegalStateException} there: {@code waiting on the loop's own thread would never
 * end: await instead}. The same goes for all that {@code thenApply} and its like derive from it. It
 * does not for what is made by others, such as {@code CompletableFuture.allOf}, or {@code
 * toCompletableFuture} of a {@link #minimalCompletionStage}: that knows no loop.
 *
 * <p>Who cancels what is derived from it does not cancel this.
 */
@Exercise(value = "05.1", part = 4)
public final class LoopResult<T> extends CompletableFuture<T> {

  /** Makes one that is not done, and that follows nothing yet. From any thread. */
  LoopResult(EventLoop loop) {
    throw todo("05.1");
  }

  /** One that {@linkplain #follow follows} a future. On the loop's thread. */
  public static <T> LoopResult<T> of(Future<T> future) {
    throw todo("05.1");
  }

  /**
   * Has this end as a future of the loop does: with its result, with the exception that it failed
   * by, or cancelled. And the other way round: if this is cancelled, on whatever thread, or was
   * before, the future is cancelled on its loop, unless that is closed. On the loop's thread, once.
   *
   * <p>Whoever completes this in another way, with a result or a failure, does not reach the
   * future. If this is done before the future is, nobody looks at how the future ends, so that its
   * failure is reported as one that was never retrieved.
   */
  void follow(Future<T> future) {
    throw todo("05.1");
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    throw todo("05.1");
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    throw todo("05.1");
  }

  @Override
  public T join() {
    throw todo("05.1");
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    throw todo("05.1");
  }
}
