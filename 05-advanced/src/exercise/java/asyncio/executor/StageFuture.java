package asyncio.executor;

import static loopcraft.grader.Todo.todo;

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
    throw todo("05.1");
  }
}
