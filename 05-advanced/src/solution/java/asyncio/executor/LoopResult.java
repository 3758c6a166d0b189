package asyncio.executor;

import asyncio.loop.ContextSlot;
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

  private final EventLoop loop;

  /** Makes one that is not done, and that follows nothing yet. From any thread. */
  LoopResult(EventLoop loop) {
    this.loop = loop;
  }

  /** One that {@linkplain #follow follows} a future. On the loop's thread. */
  public static <T> LoopResult<T> of(Future<T> future) {
    var result = new LoopResult<T>(future.loop());
    result.follow(future);
    return result;
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
    future.addDoneCallback(this::copy);
    whenComplete(
        (_, _) -> {
          if (isCancelled()) {
            cancelOnItsLoop(future);
          }
        });
  }

  private void copy(Future<T> source) {
    if (isDone()) {
      return;
    }
    if (source.isCancelled()) {
      cancel(false);
    } else if (source.exception() != null) {
      completeExceptionally(source.exception());
    } else {
      complete(source.result());
    }
  }

  private static void cancelOnItsLoop(Future<?> future) {
    try {
      future.loop().callSoonThreadsafe(future::cancel);
    } catch (IllegalStateException closed) {
      // Nothing runs there that could be cancelled.
    }
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    requireOtherThread();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    requireOtherThread();
    return super.get(timeout, unit);
  }

  @Override
  public T join() {
    requireOtherThread();
    return super.join();
  }

  private void requireOtherThread() {
    if (!isDone() && ContextSlot.ofThisThread().loop() == loop) {
      throw new IllegalStateException(
          "waiting on the loop's own thread would never end: await instead");
    }
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new LoopResult<>(loop);
  }
}
