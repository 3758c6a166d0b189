package asyncio.compare.demo;

import asyncio.compare.EndOfPool;
import asyncio.loop.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 07.3: a failure beside a job that runs, what can be cancelled, and the end of a pool.
 *
 * <p>The twin of {@code src/cpython/thread_pool.py}.
 */
public final class ThreadPoolDemo {

  private final Consumer<String> print;

  private ThreadPoolDemo(Consumer<String> print) {
    this.print = print;
  }

  /** Runs the demo. */
  static void main() throws Exception {
    new ThreadPoolDemo(IO::println).run();
  }

  /** What both twins do; there is no loop in it. */
  public static void program(EventLoop loop, Consumer<String> print) {
    try {
      new ThreadPoolDemo(print).run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void run() throws Exception {
    aFailure();
    whatCanBeCancelled();
    theEnd();
  }

  private void aFailure() throws InterruptedException, ExecutionException {
    var failure = new IOException("disk");
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      var ends = new ExecutorCompletionService<String>(pool);
      Future<String> first =
          ends.submit(
              () -> {
                begun.countDown();
                mayEnd.await();
                return "ran to its end";
              });
      Future<String> second =
          ends.submit(
              () -> {
                begun.await();
                throw failure;
              });
      ends.take();
      long done = Stream.of(first, second).filter(Future::isDone).count();
      print.accept("done when the first has failed: " + done + " of 2");
      print.accept("by the exception itself: " + yes(second.exceptionNow() == failure));
      mayEnd.countDown();
      print.accept("the other one " + first.get());
    }
  }

  private void whatCanBeCancelled() {
    var mayEnd = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      pool.execute(() -> awaitOrEnd(mayEnd));
      Future<?> waits = pool.submit(() -> print.accept("never"));
      print.accept("the one that waits can be cancelled: " + yes(waits.cancel(false)));
      mayEnd.countDown();
    }
  }

  private void theEnd() throws InterruptedException {
    var begun = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(
        () -> {
          begun.countDown();
          awaitOrEnd(new CountDownLatch(1));
        });
    Future<?> waits = pool.submit(() -> print.accept("never"));
    begun.await();
    EndOfPool.of(pool, Duration.ZERO);
    print.accept("cancelled by the shutdown: " + yes(waits.isCancelled()));
  }

  private static void awaitOrEnd(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException toldToEnd) {
      Thread.currentThread().interrupt();
    }
  }

  private static String yes(boolean answer) {
    return answer ? "True" : "False";
  }
}
