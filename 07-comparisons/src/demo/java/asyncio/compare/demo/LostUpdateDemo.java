package asyncio.compare.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.compare.Guarded;
import asyncio.compare.Job;
import asyncio.compare.Model;
import asyncio.compare.Shared;
import asyncio.compare.ThreadPerJob;
import asyncio.compare.Unguarded;
import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Demo 07.1: an update that two threads lose every time, and that coroutines lose only across an
 * await.
 *
 * <p>The twin of {@code src/cpython/lost_update.py}.
 */
public final class LostUpdateDemo {

  private LostUpdateDemo() {}

  /** Runs the demo. */
  static void main() {
    try (var runner = new Runner()) {
      program(runner.loop(), IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var bothHaveRead = new CyclicBarrier(2);
    Shared<Integer> total = new Unguarded<>(0);
    inTwoThreads(
        total,
        read -> {
          meet(bothHaveRead);
          return read + 1;
        });
    print.accept("two threads, each adds one: " + total.get());

    Shared<Integer> guarded = new Guarded<>(0);
    inTwoThreads(guarded, read -> read + 1);
    print.accept("the same with a lock: " + guarded.get());

    Runner.runUntilComplete(loop, async(() -> coroutines(print)));
  }

  private static void inTwoThreads(Shared<Integer> total, UnaryOperator<Integer> change) {
    Job<Integer> addsOne = _ -> total.update(change);
    try (Model model = new ThreadPerJob()) {
      model.runAll(List.of(addsOne, addsOne));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void coroutines(Consumer<String> print) {
    Shared<Integer> total = new Unguarded<>(0);
    await(gather(IntStream.range(0, 1_000).mapToObj(_ -> addOne(total)).toList()));
    print.accept("a thousand coroutines, each adds one: " + total.get());

    Shared<Integer> other = new Unguarded<>(0);
    await(gather(addOneSlowly(other), addOneSlowly(other)));
    print.accept("two coroutines that await in between: " + other.get());
  }

  private static Coroutine<Integer> addOne(Shared<Integer> total) {
    return async(
        () -> {
          await(sleep(Duration.ZERO));
          return total.update(read -> read + 1);
        });
  }

  private static Coroutine<Integer> addOneSlowly(Shared<Integer> total) {
    return async(
        () ->
            total.update(
                read -> {
                  await(sleep(Duration.ZERO));
                  return read + 1;
                }));
  }
}
