package asyncio.executor;

import static asyncio.task.NeverAwaited.noticed;

import asyncio.loop.EventLoop;
import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * What programs use of threads, to be imported statically.
 *
 * <pre>{@code
 * String text = await(toThread(() -> Files.readString(path)));
 * }</pre>
 *
 * <p>Except for {@link #toThread} and {@link #runCoroutineThreadsafe}, everything here belongs into
 * code that a loop runs, and throws an {@link IllegalStateException} elsewhere: {@code no running
 * event loop}.
 */
public final class Threads {

  private Threads() {}

  /** Makes a call on a thread of the loop's default executor: {@code run_in_executor(None, …)}. */
  public static <T> Future<T> runInExecutor(Callable<? extends T> work) {
    EventLoop loop = EventLoop.running();
    ExecutorService executor = DefaultExecutor.of(loop).get();
    noteOpened(loop, executor);
    return runInExecutor(executor, work);
  }

  /** It is to be shut down before the loop is closed, which a runner does. */
  private static void noteOpened(EventLoop loop, ExecutorService executor) {
    loop.noteOpened(executor, () -> !executor.isShutdown());
  }

  /**
   * Makes a call on an executor: {@code loop.run_in_executor}. See {@link RunInExecutor#on}.
   *
   * <p>Any executor will do, such as {@code Executors.newVirtualThreadPerTaskExecutor()}, or {@code
   * Thread::startVirtualThread}.
   */
  public static <T> Future<T> runInExecutor(Executor executor, Callable<? extends T> work) {
    return runInExecutor(executor, WhenCancelled.RUNS_ON, work);
  }

  /** The same, with a choice of what becomes of a call that has begun when it is cancelled. */
  public static <T> Future<T> runInExecutor(
      Executor executor, WhenCancelled whenCancelled, Callable<? extends T> work) {
    return RunInExecutor.on(EventLoop.running(), executor, whenCancelled, work);
  }

  /**
   * A coroutine that makes a call on a thread of the default executor, in a copy of the context:
   * {@code asyncio.to_thread}. See {@link ToThread#of}.
   */
  public static <T> Coroutine<T> toThread(Callable<? extends T> work) {
    return noticed(ToThread.of(work));
  }

  /** The same for a call without a result. */
  public static Coroutine<Void> toThread(CoroutineAction work) {
    return toThread(work.returningNull());
  }

  /**
   * Has a loop run a coroutine, from any other thread: {@code asyncio.run_coroutine_threadsafe}.
   * See {@link RunCoroutineThreadsafe#on}.
   */
  public static <T> CompletableFuture<T> runCoroutineThreadsafe(
      Coroutine<T> coroutine, EventLoop loop) {
    return RunCoroutineThreadsafe.on(loop, coroutine);
  }

  /** A future of the running loop that ends as a stage does: {@code asyncio.wrap_future}. */
  public static <T> Future<T> wrapFuture(CompletionStage<? extends T> stage) {
    return StageFuture.of(EventLoop.running(), stage);
  }

  /**
   * A future for other threads that ends as an awaitable does, which is made a task if need be. See
   * {@link LoopResult#of}.
   *
   * @throws IllegalArgumentException if it is a future of another loop
   */
  public static <T> CompletableFuture<T> toCompletableFuture(Awaitable<T> awaitable) {
    return LoopResult.of(Tasks.ensureFuture(EventLoop.running(), awaitable));
  }

  /** Sets the running loop's default executor, which closes with it. */
  public static void setDefaultExecutor(ExecutorService executor) {
    EventLoop loop = EventLoop.running();
    DefaultExecutor.of(loop).set(executor);
    noteOpened(loop, executor);
  }

  /**
   * A coroutine that ends the running loop's default executor: {@code
   * loop.shutdown_default_executor}. See {@link DefaultExecutor#shutdown}.
   *
   * @param limit how long to wait at most; null is without limit
   */
  public static Coroutine<Void> shutdownDefaultExecutor(Duration limit) {
    return noticed(DefaultExecutor.of(EventLoop.running()).shutdown(limit));
  }
}
