package asyncio.periodic;

import static loopcraft.grader.Todo.todo;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
import asyncio.task.Task;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * A series of runs of one body, as a {@link Schedule} has it. It is started by {@link
 * Schedule#start}, and goes on until somebody ends it, or its schedule does.
 *
 * <p>Each run is a task of its own. The series is one more task, which owns those of its runs: if
 * it is cancelled, as all tasks are when the loop's main coroutine has ended, so are they.
 *
 * <p>A run that fails does not end the series. What counts as a failure, {@link
 * Failures#isFailure} says; anything else that the body throws ends the run's task. A failure is
 * counted, and then told by {@link Schedule#report}, once, in the task of the run. The run is under
 * way until that returns; if it is cancelled meanwhile, it has failed all the same, and does not
 * count as cancelled.
 *
 * <p>There are three ways to end a series: {@link #stop} lets the runs that are under way finish,
 * {@link #cancel} cancels them, and {@link #close} cancels them and waits until they are gone. In
 * each case, no run begins any more, and due times that wait for their turn are skipped. So it is
 * if somebody else cancels the series' task. If the schedule gives up after too many failures, that
 * is a stop; the series has ended before the failure is told. If it wants no more runs ({@link
 * Schedule#wantsMore}), no more due times are taken, but those that wait still get their runs: they
 * count among the runs that it wants.
 *
 * <p>Use it on the loop's thread only. asyncio has no counterpart; APScheduler's {@code
 * AsyncIOScheduler} is one.
 */
@Exercise(value = "04.6", part = 3)
public final class PeriodicTask implements AutoCloseable {

  private PeriodicTask(Schedule schedule, PeriodicBody body) {
    throw todo("04.6");
  }

  /**
   * Starts a series. Its time begins now, by the clock of the loop that is running; its first run
   * begins in a later iteration of the loop. The series' task is called {@link Schedule#name}, and
   * that of a run the same with the number of its tick: {@code heartbeat 3}.
   *
   * @throws IllegalStateException if no loop is running
   */
  static PeriodicTask start(Schedule schedule, PeriodicBody body) {
    throw todo("04.6");
  }

  // Ending it

  /**
   * A coroutine that ends the series, and waits for the runs that are under way. Nothing happens
   * before it is awaited. Who cancels it while it waits cancels only the waiting, out of which the
   * {@link CancelledError} comes. If the series has ended already, nothing happens. It may be
   * called several times, also at once, and each waits: to be told to end is not yet to have ended.
   *
   * <p>Awaited by one of the series' own runs, or by a task that such a run has started, while that
   * run is under way, it does not wait: the run would wait for itself. A run of another series
   * does.
   */
  public Coroutine<Void> stop() {
    throw todo("04.6");
  }

  /**
   * Ends the series now, without waiting: its runs that are under way are cancelled, and {@link
   * #facts} tells at once that no run is due or waits. A run that cleans up after that is not
   * cancelled again by a second call. If the series has ended already, nothing happens.
   */
  public void cancel() {
    throw todo("04.6");
  }

  /**
   * Does what {@link #cancel} does, and then suspends until nothing of the series is left; who is
   * cancelled meanwhile throws the {@link CancelledError} only then. As {@link #stop}, it does not
   * wait if a run of the series calls it, and if the series has ended already, nothing happens,
   * also outside of a loop.
   *
   * @throws IllegalStateException if it has to wait, and no task is running, as in a callback; the
   *     series is cancelled all the same
   */
  @Override
  public void close() {
    throw todo("04.6");
  }

  /**
   * A coroutine that waits until the series has ended, and its runs have. Who cancels it does not
   * cancel the series, and gets the {@link CancelledError}; it throws none because the series was
   * cancelled.
   *
   * @throws TooManyFailures from the coroutine, if that is why it ended. If the series' task has
   *     failed in another way, that comes out
   * @throws IllegalStateException from the coroutine, if a run of the series awaits it, or a task
   *     that such a run has started: {@code a run cannot wait for the end of its own series}
   */
  public Coroutine<Void> join() {
    throw todo("04.6");
  }

  // What can be seen

  /**
   * The tasks of the runs that are under way now, oldest first. Cancelling one ends that run alone.
   */
  public List<Task<Void>> underWay() {
    throw todo("04.6");
  }

  /** What has become of the series so far. */
  public Facts facts() {
    throw todo("04.6");
  }

  /** Names the series, and says what has become of it. */
  @Override
  public String toString() {
    throw todo("04.6");
  }
}
