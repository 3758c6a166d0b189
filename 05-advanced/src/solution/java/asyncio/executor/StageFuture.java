package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import loopcraft.grader.Exercise;

/** What some other thread completes, as a future of a loop. */
@Exercise(value = "05.1", part = 4)
public final class StageFuture {

  private StageFuture() {}

  /**
   * A future that ends as a stage does, on whatever thread that is completed: {@code
   * asyncio.wrap_future}. It is done in the loop's next iteration after that, never at once, not
   * even if the stage is complete already.
   *
   * <p>A failure is what the stage was completed with. A stage that depends on one that failed
   * hands a {@link CompletionException} around it; it is taken out of that, once, and of nothing
   * else. A {@link CancellationException}, with or without such a wrapping, means that the future
   * is cancelled; no other failure does.
   *
   * <p>If the future is cancelled, the stage is cancelled in the next iteration, by its {@link
   * CompletionStage#toCompletableFuture}; a stage that does not support that goes on. What comes of
   * it later is dropped, a failure too. So is what comes when the loop is closed.
   *
   * <p>A stage does not count as {@linkplain EventLoop#outsideWorkBegan outside work}: it may be
   * this loop that completes it.
   */
  public static <T> Future<T> of(EventLoop loop, CompletionStage<? extends T> stage) {
    var future = new Future<T>(loop);
    stage.whenComplete(
        (result, failure) -> {
          try {
            loop.callSoonThreadsafe(() -> settle(future, result, unwrapped(failure)));
          } catch (IllegalStateException closed) {
            // Nobody is left who could want the result.
          }
        });
    future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            cancel(stage);
          }
        });
    return future;
  }

  private static <T> void settle(Future<T> future, T result, Throwable failure) {
    if (future.isDone()) {
      return;
    }
    switch (failure) {
      case null -> future.setResult(result);
      case CancellationException _ -> future.cancel();
      default -> future.setException(failure);
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(false);
    } catch (UnsupportedOperationException notToBeCancelled) {
      // A stage need not be a future.
    }
  }
}
