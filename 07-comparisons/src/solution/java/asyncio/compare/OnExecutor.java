package asyncio.compare;

import asyncio.task.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loopcraft.grader.Exercise;

/**
 * Jobs on the threads of a pool, which are kept from one job to the next: {@code
 * concurrent.futures.ThreadPoolExecutor}.
 *
 * <p>As many jobs run at once as the pool has threads; the others wait in its queue. Jobs are told
 * to end by an interrupt.
 */
@Exercise(value = "07.3", part = 1)
public final class OnExecutor implements Model {

  private final ExecutorService pool;

  /** Makes one with a pool of so many platform threads. */
  public OnExecutor(int threads) {
    this(Executors.newFixedThreadPool(threads));
  }

  /** Makes one with a pool of the caller's, which belongs to the model from now on. */
  public OnExecutor(ExecutorService pool) {
    this.pool = pool;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each job is submitted to the pool, in the order of the jobs. The threads are there for the
   * next list, however this one has ended.
   *
   * <p>If the pool refuses a job, what it throws comes out as a failure does.
   */
  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var gate = new Gate();
    var ends = new ExecutorCompletionService<R>(pool);
    var futures = new ArrayList<Future<R>>();
    try {
      for (Job<R> job : jobs) {
        futures.add(ends.submit(() -> perform(job, gate)));
      }
      var results = new ArrayList<R>();
      for (int i = 0; i < jobs.size(); i++) {
        if (ends.take().state() != Future.State.SUCCESS) {
          throw Failures.rethrow(gate.why());
        }
      }
      futures.forEach(future -> results.add(future.resultNow()));
      return results;
    } finally {
      gate.close(null);
      futures.forEach(future -> future.cancel(true));
      gate.awaitEmpty();
    }
  }

  private static <R> R perform(Job<R> job, Gate gate) throws Exception {
    if (!gate.enter()) {
      throw new CancellationException();
    }
    try {
      return job.perform(Site.blocking());
    } catch (Throwable failure) {
      gate.close(failure); // here, as this thread takes the next job from the queue at once
      throw failure;
    } finally {
      gate.leave();
    }
  }

  /** Ends the pool, and blocks until it has terminated. A second time does nothing. */
  @Override
  public void close() {
    pool.close();
  }
}
