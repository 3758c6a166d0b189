package asyncio.compare;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;

import asyncio.loop.EventLoop;
import asyncio.process.Allowed;
import asyncio.process.JvmLauncher;
import asyncio.process.JvmOptions;
import asyncio.process.PoolOptions;
import asyncio.process.ProcessPool;
import asyncio.process.WaitingJobs;
import asyncio.process.WorkerLauncher;
import asyncio.task.Future;
import java.util.ArrayList;
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

  private final LoopThread loop = new LoopThread("processes");
  private final PoolOptions options;
  private final int jobsPerTrip;
  private final Function<Allowed, WorkerLauncher> launcherFor;

  // What belongs to the loop's thread.
  private KilledWorkers workers;
  private ProcessPool pool;

  /** Makes one whose workers are JVMs with this one's class path. */
  public ProcessModel(PoolOptions options, int jobsPerTrip) {
    this(
        options,
        jobsPerTrip,
        allowed -> new JvmLauncher(EventLoop.running(), JvmOptions.ofThisJvm(), allowed));
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
    this.options =
        new PoolOptions(
            options.mostWorkers(),
            options.jobsPerWorker(),
            options.allowed().and("asyncio.compare"));
    this.jobsPerTrip = jobsPerTrip;
    this.launcherFor = launcherFor;
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
    List<Shipment<R>> shipments = Shipment.cut(jobs, jobsPerTrip);
    return loop.call(() -> sendAll(shipments));
  }

  private <R> List<R> sendAll(List<Shipment<R>> shipments) {
    var trips = new ArrayList<Future<ArrayList<R>>>();
    try {
      for (Shipment<R> shipment : shipments) {
        trips.add(pool().submit(shipment));
      }
      var results = new ArrayList<R>();
      await(gather(trips)).forEach(results::addAll);
      return results;
    } catch (Throwable first) {
      trips.forEach(Future::cancel);
      if (workers != null) {
        workers.awaitGone();
      }
      throw first;
    }
  }

  private ProcessPool pool() {
    if (pool == null) {
      workers = new KilledWorkers(launcherFor.apply(options.allowed()));
      pool = new ProcessPool(EventLoop.running(), options, workers);
    }
    return pool;
  }

  /**
   * Ends the workers, and waits until they have ended. An interrupt does not shorten that; the
   * thread is interrupted afterwards. A second time does nothing.
   */
  @Override
  public void close() {
    boolean interrupted = false;
    while (true) {
      try {
        loop.call(this::closePool);
        break;
      } catch (InterruptedException _) {
        interrupted = true; // The call was given up; the workers may be there.
      } catch (Exception alreadyClosed) {
        break;
      }
    }
    loop.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Void closePool() {
    if (pool != null) {
      await(pool.shutdown(WaitingJobs.ARE_CANCELLED));
    }
    return null;
  }
}
