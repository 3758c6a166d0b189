package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import asyncio.task.Task;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import loopcraft.grader.Exercise;
import org.mockito.stubbing.Answer;

/**
 * What goes wrong with a mock that is asynchronous: {@code AsyncMock} and its {@code side_effect}.
 *
 * <pre>{@code
 * when(prices.of("tea"))
 *     .thenAnswer(answer(failing(2, IOException::new, late(ofMillis(80), () -> 42))));
 * }</pre>
 */
@Exercise(value = "06.5", part = 5)
public final class Faults {

  private Faults() {}

  /**
   * Answers by a body that may await, in the way that suits the mocked method. If that returns a
   * {@link Coroutine} or an {@link Awaitable}, the answer is a coroutine, which runs the body when
   * it is awaited. If it returns a {@link Future} or a {@link Task}, the answer is a new task of
   * the running loop. Otherwise the body runs in the call, whose caller waits meanwhile.
   *
   * <p>So what the body throws comes out where the caller awaits, not where it calls, unless it is
   * a method of the third kind.
   */
  public static Answer<Object> answer(Callable<?> body) {
    return invocation -> {
      Class<?> type = invocation.getMethod().getReturnType();
      if (type == Coroutine.class || type == Awaitable.class) {
        return async(body);
      }
      if (type == Future.class || type == Task.class) {
        return createTask(async(body));
      }
      return body.call();
    };
  }

  /**
   * Fails the first times that it runs, and then does what another body does.
   *
   * @param times how often it fails; one that never runs, because nobody awaits it, does not count
   * @param failure makes the exception, a new one each time
   */
  public static <T> Callable<T> failing(
      int times, Supplier<? extends Exception> failure, Callable<? extends T> then) {
    var left = new AtomicInteger(times);
    return () -> {
      if (left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw failure.get();
      }
      return then.call();
    };
  }

  /** Does what another body does, but later, by the time of the loop. */
  public static <T> Callable<T> late(Duration delay, Callable<? extends T> then) {
    return () -> {
      await(sleep(delay));
      return then.call();
    };
  }

  /** Does not end, unless it is cancelled. */
  public static <T> Callable<T> never() {
    return () -> await(new Future<T>(EventLoop.running()));
  }

  /**
   * Makes a call on another thread, and ends as that does. Virtual time stands still meanwhile.
   *
   * @param executor has the thread; ending it is up to the test
   */
  public static <T> Callable<T> onThread(Executor executor, Callable<? extends T> call) {
    return () -> await(ExecutorCall.<T>on(executor, call));
  }
}
