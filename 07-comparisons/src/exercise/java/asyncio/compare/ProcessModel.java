package asyncio.compare;

import static loopcraft.grader.Todo.todo;

import asyncio.process.Allowed;
import asyncio.process.PoolOptions;
import asyncio.process.WorkerLauncher;
import java.util.List;
import java.util.function.Function;
import loopcraft.grader.Exercise;

/**
 * Jobs in worker processes: {@code multiprocessing.Pool}, {@code ProcessPoolExecutor}.
 *
 * <p>The pool lives on a loop that has a thread of its own, and its workers are kept from one list
 * of jobs to the next. A job is told to end by killing its worker: it is told nothing.
 *
 * <p>What a job and its result consist of is copied on the way. Nothing is shared.
 */
@Exercise(value = "07.2", part = 2)
public final class ProcessModel implements Model {

  /** Makes one whose workers are JVMs with this one's class path. */
  public ProcessModel(PoolOptions options, int jobsPerTrip) {
    throw todo("07.2");
  }

  /**
   * Makes one with workers of the caller's. None is started before there are jobs.
   *
   * @param options how many workers there may be, when they are replaced, and what may be sent. In
   *     addition, this package is allowed
   * @param jobsPerTrip how many jobs go to a worker at once, at least one; that is checked by
   *     {@link Shipment#cut}, when there is a list
   * @param launcherFor makes what launches the workers, of what may be sent to them; is called on
   *     the loop's thread, once, when it is first needed. What it throws comes out of {@link
   *     #runAll}, and the next list calls it again
   */
  public ProcessModel(
      PoolOptions options, int jobsPerTrip, Function<Allowed, WorkerLauncher> launcherFor) {
    throw todo("07.2");
  }

  /**
   * {@inheritDoc}
   *
   * <p>A job that cannot be sent fails by a {@link asyncio.process.NotPortable}, and one whose
   * worker ends by a {@link asyncio.process.WorkerDied}; so do those of the same trip. The model
   * can be used again after that. The worker of a job that has thrown something is as good as
   * before; others take the places of those that died or were killed.
   *
   * <p>Processes that were killed have ended when this method does, however it ends.
   */
  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    throw todo("07.2");
  }

  /**
   * Ends the workers, and waits until they have ended. An interrupt does not shorten that; the
   * thread is interrupted afterwards. A second time does nothing.
   */
  @Override
  public void close() {
    throw todo("07.2");
  }
}
