package asyncio.process;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * A pool of worker processes: {@code concurrent.futures.ProcessPoolExecutor}, on the loop.
 *
 * <p>Jobs are begun in the order in which they were submitted. A worker that dies takes along the
 * job that it had, and nothing else; another one is started if it is needed. (In CPython, all jobs
 * of the pool fail, and the pool is broken for good.)
 *
 * <p>It belongs to a loop. Use it on that loop's thread only.
 */
@Exercise(value = "05.2", part = 3)
public final class ProcessPool implements Submitter, AutoCloseable {

  private final EventLoop loop;
  private final PoolOptions options;
  private final Dispatcher dispatcher;
  private final Set<Future<?>> open = new LinkedHashSet<>();
  private boolean shutDown;

  /**
   * Makes one for a loop; programs have it made by {@link Processes#processPool}. No worker is
   * started before there is a job for it.
   */
  public ProcessPool(EventLoop loop, PoolOptions options, WorkerLauncher launcher) {
    this.loop = loop;
    this.options = options;
    dispatcher = new Dispatcher(loop, options, launcher);
  }

  /** Has a job done, however long it takes: {@code loop.run_in_executor(pool, …)}. */
  public <T> Future<T> submit(Job<T> job) {
    return submit(job, null);
  }

  /**
   * Has a job done by a worker.
   *
   * <p>The job is packed before this method returns, by {@link Parcel#of}: what changes in it
   * afterwards does not change what is done. A job that cannot be packed has a future that fails by
   * a {@link NotPortable}, and never comes into the line.
   *
   * @param limit how long a worker may take for it, from when it is sent the job; then the future
   *     fails by a {@link asyncio.task.TimeoutError}, and the worker is killed. Null is without
   *     limit
   * @return ends as the job does: with its result; with what it threw, in which a {@link
   *     RemoteTrace} is suppressed; or with a {@link WorkerDied}. If it is cancelled, the job is
   *     not begun any more, or its worker is killed
   * @throws IllegalStateException if the pool is shut down: {@code the pool is shut down}
   */
  @Override
  public <T> Future<T> submit(Job<T> job, Duration limit) {
    if (shutDown) {
      throw new IllegalStateException("the pool is shut down");
    }
    var future = new Future<T>(loop);
    Parcel parcel;
    try {
      parcel = Parcel.of(job, options.allowed());
    } catch (NotPortable refused) {
      future.setException(refused);
      return future;
    }
    open.add(future);
    future.addDoneCallback(open::remove);
    dispatcher.add(new Assignment<>(parcel, limit, future));
    return future;
  }

  /**
   * Applies a function to many arguments, in chunks, and gives out the results in order: {@code
   * Executor.map}. See {@link ChunkedMap}.
   *
   * @throws IllegalStateException if the pool is shut down, and there are arguments
   */
  public <A, R> ChunkedMap<A, R> map(
      JobFunction<A, R> function, Iterable<? extends A> arguments, Chunking chunking) {
    return new ChunkedMap<>(this, function, arguments, chunking);
  }

  /**
   * Takes no more jobs from now on. Those that have begun come to their end, those that wait are
   * done or cancelled, and the workers end as soon as they are not needed: {@code
   * shutdown(cancel_futures=…)}. It can be called again, and then cancels what still waits, if that
   * is asked for.
   *
   * @return is done when no worker is left; each call has a future of its own. Who does not await
   *     it has {@code wait=False}. To cancel it changes nothing else
   */
  public Future<Void> shutdown(WaitingJobs waiting) {
    shutDown = true;
    if (waiting == WaitingJobs.ARE_CANCELLED) {
      dispatcher.clear().forEach(Work::cancel);
    }
    dispatcher.dismiss();
    return dispatcher.gone();
  }

  /**
   * Takes no more jobs, and suspends until all have ended and no worker is left, as a {@code with}
   * block does at its end; also if the pool was shut down before. If there is no worker and no job,
   * it does not suspend, and works outside of a task, too. A worker that is idle is one.
   *
   * <p>Who is cancelled while it waits is in a hurry: all jobs are cancelled, those that have
   * begun, too, so that their workers are killed; and the same {@link CancelledError} is thrown
   * without waiting any longer.
   *
   * @throws IllegalStateException if it has to wait, and no task is running; nothing has happened
   *     then, and the pool is as open as it was
   */
  @Override
  public void close() {
    boolean nothingToWaitFor = dispatcher.facts().workers() == 0;
    if (!nothingToWaitFor && currentTask() == null) {
      throw new IllegalStateException("a pool with workers is closed by a task, as that waits");
    }
    Future<Void> gone = shutdown(WaitingJobs.ARE_DONE);
    if (nothingToWaitFor) {
      return;
    }
    try {
      await(gone);
    } catch (CancelledError hurry) {
      List.copyOf(open).forEach(Future::cancel);
      throw hurry;
    }
  }

  /** What the pool has at this moment. */
  public PoolFacts facts() {
    return dispatcher.facts();
  }

  /** Says what the pool has, as its {@link #facts} do. */
  @Override
  public String toString() {
    return facts().toString();
  }
}
