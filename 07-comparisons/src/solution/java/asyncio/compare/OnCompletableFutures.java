package asyncio.compare;

import asyncio.task.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import loopcraft.grader.Exercise;

/**
 * Jobs as {@link CompletableFuture}s, on the threads of a pool.
 *
 * <p>A future of this kind knows nothing of the thread that will complete it, so nobody is
 * interrupted. A job that has begun is told nothing, and runs to its end.
 */
@Exercise(value = "07.3", part = 3)
public final class OnCompletableFutures implements Model {

  private final ExecutorService pool;

  /** Makes one with a pool of the caller's, which belongs to the model from now on. */
  public OnCompletableFutures(ExecutorService pool) {
    this.pool = pool;
  }

  /**
   * Starts all jobs, and does not wait for them.
   *
   * @return is completed with the results, in the order of the jobs; or with the first failure, as
   *     soon as there is one, the very object that the job threw. If the pool refuses a job, that
   *     is a failure. Whoever completes it from outside, by {@code cancel}, {@code orTimeout} or in
   *     another way, calls off the jobs that have not begun. What depends on it runs on the thread
   *     that completes it: the pool's thread that has done the last job, or has failed. As for
   *     every {@code CompletableFuture}, a thread that waits in {@code get} may take that over
   */
  public <R> CompletableFuture<List<R>> startAll(List<? extends Job<R>> jobs) {
    return start(jobs, new Gate());
  }

  private <R> CompletableFuture<List<R>> start(List<? extends Job<R>> jobs, Gate gate) {
    var all = new CompletableFuture<List<R>>();
    all.whenComplete((_, failure) -> gate.close(failure));
    var parts = new ArrayList<CompletableFuture<R>>();
    try {
      for (Job<R> job : jobs) {
        CompletableFuture<R> part = CompletableFuture.supplyAsync(() -> perform(job, gate), pool);
        part.exceptionally(
            _ -> {
              all.completeExceptionally(gate.why());
              return null;
            });
        parts.add(part);
      }
    } catch (Throwable refused) {
      gate.close(refused);
      all.completeExceptionally(gate.why());
    }
    CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
        .thenRun(
            () -> {
              var results = new ArrayList<R>();
              parts.forEach(part -> results.add(part.resultNow()));
              all.complete(results);
            });
    return all;
  }

  private static <R> R perform(Job<R> job, Gate gate) {
    if (!gate.enter()) {
      throw new CancellationException();
    }
    try {
      return job.perform(Site.blocking());
    } catch (Throwable failure) {
      gate.close(failure);
      throw Failures.rethrow(failure);
    } finally {
      gate.leave();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Jobs that have begun are not told to end. They are waited for.
   */
  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    if (Thread.interrupted()) {
      throw new InterruptedException(); // get would not look, if all was done by then
    }
    var gate = new Gate();
    CompletableFuture<List<R>> all = start(jobs, gate);
    try {
      return all.get();
    } catch (ExecutionException | CancellationException failed) {
      throw Failures.rethrow(gate.why());
    } finally {
      all.cancel(false);
      gate.awaitEmpty();
    }
  }

  /** Ends the pool, and blocks until it has terminated. A second time does nothing. */
  @Override
  public void close() {
    pool.close();
  }
}
