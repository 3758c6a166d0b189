package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import java.util.concurrent.ExecutorService;
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

  /** Makes one with a pool of so many platform threads. */
  public OnExecutor(int threads) {
    throw todo("07.3");
  }

  /** Makes one with a pool of the caller's, which belongs to the model from now on. */
  public OnExecutor(ExecutorService pool) {
    throw todo("07.3");
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
    throw todo("07.3");
  }

  /** Ends the pool, and blocks until it has terminated. A second time does nothing. */
  @Override
  public void close() {
    throw todo("07.3");
  }
}
