package asyncio.compare.demo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Demo 07.3: which thread runs what depends on a future, and what its cancellation does not do. */
public final class ContinuationsDemo {

  private ContinuationsDemo() {}

  /** Runs the demo. */
  static void main() {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(1, Thread.ofPlatform().name("pool-", 0).factory())) {
      continuations(pool);
      cancellation(pool);
    }
  }

  private static void continuations(ExecutorService pool) {
    var mayEnd = new CountDownLatch(1);
    CompletableFuture<Void> call = CompletableFuture.runAsync(() -> await(mayEnd), pool);
    CompletableFuture<String> before = call.thenApply(_ -> Thread.currentThread().getName());
    mayEnd.countDown();
    IO.println("added before the end, it runs on " + before.join());
    String after = call.thenApply(_ -> Thread.currentThread().getName()).join();
    IO.println("added after the end, it runs on " + after);
    String async = call.thenApplyAsync(_ -> Thread.currentThread().getName(), pool).join();
    IO.println("with Async and a pool, it runs on " + async);
  }

  private static void cancellation(ExecutorService pool) {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new CompletableFuture<Boolean>();
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(
            () -> {
              begun.countDown();
              await(mayEnd);
              ended.complete(Thread.currentThread().isInterrupted());
            },
            pool);
    await(begun);
    call.cancel(true);
    IO.println("cancelled and done: " + call.isDone() + "; its job has ended: " + ended.isDone());
    mayEnd.countDown();
    IO.println("the job was interrupted: " + ended.join());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException toldToEnd) {
      Thread.currentThread().interrupt();
    }
  }
}
