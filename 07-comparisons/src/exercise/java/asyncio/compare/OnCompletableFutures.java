package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import java.util.concurrent.CompletableFuture;
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

  /** Makes one with a pool of the caller's, which belongs to the model from now on. */
  public OnCompletableFutures(ExecutorService pool) {
    throw todo("07.3");
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
    throw todo("07.3");
  }

  /**
   * {@inheritDoc}
   *
   * <p>Jobs that have begun are not told to end. They are waited for.
   */
  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    throw todo("07.3");
  }

  /** Ends the pool, and blocks until it has terminated. A second time does nothing. */
  @Override
  public void close() {
    throw todo("07.3");
  }
}
