package asyncio.periodic;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

  private final EventLoop loop = EventLoop.running();
  private final Schedule schedule;
  private final PeriodicBody body;
  private final DueTimes dueTimes;
  private final Turns turns;
  private final Tally tally = new Tally();
  private final Set<Task<Void>> underWay = new LinkedHashSet<>();
  private final Set<Task<?>> failed = new HashSet<>();
  private final ContextVar<Task<?>> runOfCaller = new ContextVar<>("run of a periodic task");
  private final Task<Void> timekeeper;
  private Future<Void> news = new Future<>(loop);
  private Optional<TooManyFailures> gaveUp = Optional.empty();
  private boolean ending;

  private PeriodicTask(Schedule schedule, PeriodicBody body) {
    this.schedule = schedule;
    this.body = body;
    dueTimes = schedule.dueTimes(loop.time());
    turns = new Turns(schedule.overlap());
    timekeeper = createTask(taskGroup(this::keepTime), schedule.name());
    timekeeper.addDoneCallback(_ -> end()); // if cancelled before its first step, it runs no code
  }

  /**
   * Starts a series. Its time begins now, by the clock of the loop that is running; its first run
   * begins in a later iteration of the loop. The series' task is called {@link Schedule#name}, and
   * that of a run the same with the number of its tick: {@code heartbeat 3}.
   *
   * @throws IllegalStateException if no loop is running
   */
  static PeriodicTask start(Schedule schedule, PeriodicBody body) {
    return new PeriodicTask(schedule, body);
  }

  private void keepTime(TaskGroup group) {
    try {
      while (!isOver()) {
        takeTicks();
        beginRuns(group);
        awaitNews();
      }
    } finally {
      end();
    }
  }

  private boolean isOver() {
    return ending || !wantsMore() && turns.waiting() == 0;
  }

  private boolean wantsMore() {
    return schedule.wantsMore(tally.runs() + turns.waiting());
  }

  private OptionalLong nextDue() {
    return ending || !wantsMore() ? OptionalLong.empty() : dueTimes.next();
  }

  private void takeTicks() {
    long now = loop.time();
    while (nextDue().orElse(Long.MAX_VALUE) <= now) {
      Tick tick = dueTimes.take(now);
      tally.skipped(tick.missed() + (turns.offer(tick) ? 0 : 1));
    }
  }

  private void beginRuns(TaskGroup group) {
    for (var tick = turns.next(); tick.isPresent(); tick = turns.next()) {
      begin(group, tick.get());
    }
  }

  /** Sleeps until the next run is due, or until a run has ended, or the series is to end. */
  private void awaitNews() {
    news = new Future<>(loop);
    OptionalLong due = nextDue();
    if (due.isPresent()) {
      Duration untilDue = Duration.ofNanos(due.getAsLong() - loop.time());
      await(waitUntil(ReturnWhen.FIRST_COMPLETED, untilDue, List.of(news)));
    } else {
      await(waitUntil(ReturnWhen.FIRST_COMPLETED, List.of(news)));
    }
  }

  private void wakeTimekeeper() {
    if (!news.isDone()) {
      news.setResult(null);
    }
  }

  private void end() {
    ending = true;
    tally.skipped(turns.clear());
    wakeTimekeeper();
  }

  private void begin(TaskGroup group, Tick tick) {
    tally.began();
    Task<Void> run =
        group.createTask(async(() -> attempt(tick)), schedule.name() + " " + tick.number());
    underWay.add(run);
    run.addDoneCallback(_ -> ended(run));
  }

  /** What would end the group must not come out of here unless it is to end the series, too. */
  private void attempt(Tick tick) throws Exception {
    runOfCaller.set(currentTask());
    try {
      body.run(tick);
      tally.succeeded();
    } catch (Throwable thrown) {
      if (!Failures.isFailure(thrown)) {
        throw thrown;
      }
      failed(tick, thrown);
    }
  }

  private void failed(Tick tick, Throwable thrown) {
    int inARow = tally.failed();
    failed.add(currentTask());
    boolean last = !ending && schedule.givesUp(inARow);
    var told = new RunFailure(schedule.name(), tick, thrown, inARow, last);
    if (last) {
      gaveUp = Optional.of(new TooManyFailures(told));
      end();
    }
    schedule.report(told);
  }

  /** In a callback, as a run that is cancelled before its first step runs no code of its own. */
  private void ended(Task<Void> run) {
    underWay.remove(run);
    boolean hasFailed = failed.remove(run);
    if (run.isCancelled() && !hasFailed) {
      tally.cancelled();
    }
    turns.ended();
    dueTimes.runEnded(loop.time());
    wakeTimekeeper();
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
    return async(
        () -> {
          end();
          if (!isCalledByARun()) {
            awaitEnd();
          }
        });
  }

  /**
   * Ends the series now, without waiting: its runs that are under way are cancelled, and {@link
   * #facts} tells at once that no run is due or waits. A run that cleans up after that is not
   * cancelled again by a second call. If the series has ended already, nothing happens.
   */
  public void cancel() {
    end();
    timekeeper.cancel();
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
    if (timekeeper.isDone()) {
      return;
    }
    cancel();
    if (!isCalledByARun()) {
      requireTask();
      awaitEndInAnyCase();
    }
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
    return async(
        () -> {
          if (isCalledByARun()) {
            throw new IllegalStateException("a run cannot wait for the end of its own series");
          }
          awaitEnd();
          if (gaveUp.isPresent()) {
            throw gaveUp.get();
          }
          if (!timekeeper.isCancelled()) {
            timekeeper.result();
          }
        });
  }

  /** Tasks inherit the context of whoever starts them. */
  private boolean isCalledByARun() {
    Task<?> run = runOfCaller.orElse(null);
    return run != null && !run.isDone();
  }

  /** A wait neither cancels what it waits for, nor throws what that has thrown. */
  private void awaitEnd() {
    await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(timekeeper)));
  }

  private static void requireTask() {
    if (currentTask() == null) {
      throw new IllegalStateException("close cannot wait in a callback; the series is cancelled");
    }
  }

  private void awaitEndInAnyCase() {
    Optional<CancelledError> cancelled = Optional.empty();
    while (!timekeeper.isDone()) {
      try {
        awaitEnd();
      } catch (CancelledError error) {
        cancelled = Optional.of(error);
      }
    }
    if (cancelled.isPresent()) {
      throw cancelled.get();
    }
  }

  // What can be seen

  /**
   * The tasks of the runs that are under way now, oldest first. Cancelling one ends that run alone.
   */
  public List<Task<Void>> underWay() {
    return List.copyOf(underWay);
  }

  /** What has become of the series so far. */
  public Facts facts() {
    return tally.facts(underWay.size(), turns.waiting(), nextDue());
  }

  /** Names the series, and says what has become of it. */
  @Override
  public String toString() {
    return "PeriodicTask[%s, %s]".formatted(schedule.name(), facts());
  }
}
