package asyncio;

import static asyncio.task.NeverAwaited.noticed;

import asyncio.loop.EventLoop;
import asyncio.task.AsCompleted;
import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.DoneAndPending;
import asyncio.task.Future;
import asyncio.task.Gathering;
import asyncio.task.ReturnWhen;
import asyncio.task.Runner;
import asyncio.task.ScopeAction;
import asyncio.task.ScopeBody;
import asyncio.task.Settled;
import asyncio.task.Shield;
import asyncio.task.Sleep;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import asyncio.task.Tasks;
import asyncio.task.Timeout;
import asyncio.task.Wait;
import asyncio.task.WaitFor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What programs use, to be imported statically: the module {@code asyncio}.
 *
 * <pre>{@code
 * import static asyncio.Asyncio.*;
 *
 * void main() {
 *   run(async(() -> {
 *     await(sleep(Duration.ofSeconds(1)));
 *     IO.println("hello");
 *   }));
 * }
 * }</pre>
 *
 * <p>Except for {@link #run} and {@link #async}, everything here belongs into code that a loop
 * runs, and throws an {@link IllegalStateException} elsewhere.
 */
public final class Asyncio {

  private Asyncio() {}

  // Coroutines

  /** Makes a coroutine, which has not started, out of a body: {@code async def}. */
  public static <T> Coroutine<T> async(Callable<? extends T> body) {
    return noticed(new Coroutine<>(body));
  }

  /** Makes a coroutine without a result. */
  public static Coroutine<Void> async(CoroutineAction body) {
    return async(body.returningNull());
  }

  /**
   * Waits for a result, and suspends the coroutine that is running for as long as it takes, at
   * whatever depth of calls it is. What the awaited one throws comes out as it is, checked or not.
   *
   * @throws IllegalStateException if no coroutine is running: {@code await outside a coroutine}
   */
  public static <T> T await(Awaitable<T> awaitable) {
    return awaitable.await();
  }

  /** The same, for who wants to catch a checked exception: the compiler asks to be told of it. */
  public static <T, X extends Throwable> T await(Awaitable<T> awaitable, Class<X> mayThrow)
      throws X {
    return awaitable.await();
  }

  /**
   * Runs a coroutine from code that is none, on a loop of its own, and returns its result. Tasks
   * that it leaves behind are cancelled, and the loop is closed: {@code asyncio.run}.
   *
   * @throws IllegalStateException if a loop is running on this thread
   */
  public static <T> T run(Coroutine<T> main) {
    return run(main, EventLoop::create);
  }

  /** The same, on a loop from a factory: {@code asyncio.run(…, loop_factory=…)}. */
  public static <T> T run(Coroutine<T> main, Supplier<EventLoop> loopFactory) {
    try (var runner = new Runner(loopFactory)) {
      return runner.run(main);
    }
  }

  /** A coroutine that ends after a time: {@code asyncio.sleep}. */
  public static Coroutine<Void> sleep(Duration delay) {
    return sleep(delay, null);
  }

  /** A coroutine that ends after a time, with a result. */
  public static <T> Coroutine<T> sleep(Duration delay, T result) {
    return noticed(Sleep.of(delay, result));
  }

  // Tasks

  /** Has a coroutine run, from the loop's next iteration on: {@code asyncio.create_task}. */
  public static <T> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, null);
  }

  /** The same, under a name. */
  public static <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    return Tasks.of(EventLoop.running()).create(coroutine, name, null);
  }

  /** The task that is running, or null in a callback: {@code asyncio.current_task}. */
  public static Task<?> currentTask() {
    return Tasks.of(EventLoop.running()).current();
  }

  /** The running loop's tasks that are not done: {@code asyncio.all_tasks}. */
  public static List<Task<?>> allTasks() {
    return Tasks.of(EventLoop.running()).pending();
  }

  /** A future that ends as an awaitable does; makes it a task if need be. */
  public static <T> Future<T> ensureFuture(Awaitable<T> awaitable) {
    return Tasks.ensureFuture(awaitable);
  }

  /** A future that ends as an awaitable does, and whose cancellation does not reach it. */
  public static <T> Future<T> shield(Awaitable<T> awaitable) {
    return Shield.around(awaitable);
  }

  // Several at once

  /** The results of awaitables that run side by side, in their order: {@code asyncio.gather}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Future<List<T>> gather(Awaitable<? extends T>... awaitables) {
    return Gathering.results(List.of(awaitables));
  }

  /** The results of awaitables that run side by side, in their order: {@code asyncio.gather}. */
  public static <T> Future<List<T>> gather(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return Gathering.results(awaitables);
  }

  /** How awaitables ended that ran side by side: {@code gather(…, return_exceptions=True)}. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Future<List<Settled<T>>> gatherSettled(Awaitable<? extends T>... awaitables) {
    return Gathering.settled(List.of(awaitables));
  }

  /** How awaitables ended that ran side by side: {@code gather(…, return_exceptions=True)}. */
  public static <T> Future<List<Settled<T>>> gatherSettled(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return Gathering.settled(awaitables);
  }

  /** Waits until some or all futures are done, and tells which: {@code asyncio.wait}. */
  public static <T> Coroutine<DoneAndPending<T>> waitUntil(
      ReturnWhen returnWhen, Collection<? extends Future<T>> futures) {
    return noticed(Wait.until(returnWhen, null, futures));
  }

  /** The same, for a time at most. */
  public static <T> Coroutine<DoneAndPending<T>> waitUntil(
      ReturnWhen returnWhen, Duration timeout, Collection<? extends Future<T>> futures) {
    return noticed(Wait.until(returnWhen, timeout, futures));
  }

  /** Futures in the order in which they become done: {@code asyncio.as_completed}. */
  public static <T> Iterable<Future<T>> asCompleted(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return asCompleted(awaitables, null);
  }

  /** The same, for a time at most. */
  public static <T> Iterable<Future<T>> asCompleted(
      Collection<? extends Awaitable<? extends T>> awaitables, Duration timeout) {
    var completed = new AsCompleted<T>(awaitables, timeout);
    return () -> completed;
  }

  /**
   * Runs a body, and waits for the tasks that it makes: {@code async with TaskGroup()}. Where the
   * compiler cannot tell a body with a result from one without, because it only throws, or is a
   * single call, name the parameter's type: {@code (TaskGroup group) -> …}.
   */
  public static <T> Coroutine<T> taskGroup(ScopeBody<? super TaskGroup, ? extends T> body) {
    return noticed(TaskGroup.around(body));
  }

  /** Runs a body without a result, and waits for the tasks that it makes. */
  public static Coroutine<Void> taskGroup(ScopeAction<? super TaskGroup> body) {
    return noticed(TaskGroup.around(body.returningNull()));
  }

  // Time limits

  /** Runs a body for a time at most: {@code async with asyncio.timeout(…)}. */
  public static <T> Coroutine<T> timeout(Duration limit, Callable<? extends T> body) {
    return timeout(limit, scope -> body.call());
  }

  /** Runs a body without a result for a time at most. */
  public static Coroutine<Void> timeout(Duration limit, CoroutineAction body) {
    return timeout(limit, body.returningNull());
  }

  /**
   * Runs a body that can see and move its deadline.
   *
   * @param limit counted from the start of the coroutine; null is no limit, for now
   */
  public static <T> Coroutine<T> timeout(
      Duration limit, ScopeBody<? super Timeout, ? extends T> body) {
    return noticed(
        Timeout.around(
            () ->
                limit == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(EventLoop.running().timeAfter(limit)),
            body));
  }

  /** Runs a body until a time of the loop's clock: {@code async with asyncio.timeout_at(…)}. */
  public static <T> Coroutine<T> timeoutAt(
      long when, ScopeBody<? super Timeout, ? extends T> body) {
    return noticed(Timeout.around(() -> OptionalLong.of(when), body));
  }

  /** Waits for an awaitable for a time at most, then cancels it: {@code asyncio.wait_for}. */
  public static <T> Coroutine<T> waitFor(Awaitable<T> awaitable, Duration timeout) {
    return noticed(WaitFor.of(awaitable, timeout));
  }
}
