// Alternative: threads complete one CompletableFuture, by a failure or when the last one ends.
// Replaces: the whole class
package asyncio.compare;

import asyncio.task.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

public final class ThreadPerJob implements Model {

  private final ThreadFactory factory;

  public ThreadPerJob() {
    this(Thread.ofPlatform().name("job-", 0).factory());
  }

  public ThreadPerJob(ThreadFactory factory) {
    this.factory = factory;
  }

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var over = new CompletableFuture<Void>();
    var left = new AtomicInteger(jobs.size());
    var threads = new ArrayList<Thread>();
    var results = new Object[jobs.size()];
    if (jobs.isEmpty()) {
      over.complete(null);
    }
    try {
      for (int i = 0; i < jobs.size() && !over.isCompletedExceptionally(); i++) {
        int number = i;
        Thread thread =
            factory.newThread(
                () -> {
                  if (over.isDone()) {
                    return;
                  }
                  try {
                    results[number] = jobs.get(number).perform(Site.blocking());
                    if (left.decrementAndGet() == 0) {
                      over.complete(null);
                    }
                  } catch (Throwable failure) {
                    over.completeExceptionally(failure);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      over.get();
    } catch (ExecutionException failed) {
      throw Failures.rethrow(failed.getCause());
    } finally {
      over.cancel(false);
      threads.forEach(Thread::interrupt);
      join(threads);
    }
    var list = new ArrayList<R>();
    for (Object result : results) {
      @SuppressWarnings("unchecked")
      R one = (R) result;
      list.add(one);
    }
    return list;
  }

  private static void join(List<Thread> threads) {
    boolean interrupted = Thread.interrupted();
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {}
}
