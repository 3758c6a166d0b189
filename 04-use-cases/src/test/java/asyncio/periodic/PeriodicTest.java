package asyncio.periodic;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.loop.VirtualTime.SpinningLoopException;
import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.periodic.demo.PeriodicDemo;
import asyncio.task.Awaitable;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.6", points = 30)
@DisplayName("04.6 Periodic tasks")
class PeriodicTest extends OnVirtualTime {

  // Due times

  private static final Misconception DRIFTS =
      Misconception.of(
          "drifts",
          "the next due time is counted from when the last one was noticed; every delay adds up."
              + " Count from the start");

  private static final Misconception FIRST_A_PERIOD_LATE =
      Misconception.of(
          "first-run-a-period-late",
          "the first run comes a period after the start; it is due at the start itself, or after"
              + " the delay that was asked for");

  private static final Misconception BURSTS =
      Misconception.of(
          "bursts-after-a-jump",
          "every due time that was missed gets a run, all at once, though nobody asked to catch"
              + " up");

  private static final Misconception NEVER_CATCHES_UP =
      Misconception.of(
          "never-catches-up",
          "due times that were missed are skipped, though the schedule is to catch up");

  private static final Misconception FORGETS_THE_MISSED =
      Misconception.of(
          "misses-without-a-run",
          "what was missed is dropped, and nothing runs until the next due time; the last one that"
              + " was missed gets a run at once");

  private static final Misconception WALKS_THROUGH =
      Misconception.of(
          "walks-through-the-missed",
          "the due times that were missed are gone through one by one; after a long jump this takes"
              + " for ever. Divide");

  private static final Misconception JITTER_ADDS_UP =
      Misconception.of(
          "jitter-adds-up",
          "the next due time is counted from the last one with its jitter; so the jitters add up");

  private static final Misconception ONE_JITTER =
      Misconception.of(
          "one-jitter-for-all", "all due times have the same jitter; each has one of its own");

  private static final Misconception TAKES_TOO_EARLY =
      Misconception.of(
          "forgets-the-jitter-of-the-last",
          "a due time counts as missed although its jitter is still to pass");

  private static final Misconception DELAY_FROM_THE_BEGINNING =
      Misconception.of(
          "delay-from-the-beginning",
          "a fixed delay is counted from the beginning of a run; it is the pause after its end");

  private static final Misconception NOW_IS_NOT_YET =
      Misconception.of(
          "now-is-not-yet", "what is due exactly now counts as still to come; it has come");

  private static final Misconception NOT_ALL_HAVE_JITTER =
      Misconception.of(
          "not-all-have-jitter",
          "some due times have no jitter; each has one of its own, also the first, and those"
              + " after it");

  private static final Misconception REDRAWS =
      Misconception.of(
          "redraws-the-jitter",
          "the jitter of a due time is drawn once more when somebody asks for it or takes it;"
              + " draw it once, and keep it");

  private static final Misconception GRID_FROM_ZERO =
      Misconception.of(
          "grid-from-zero",
          "after a jump the periods are counted from zero on the clock; count from the first due"
              + " time");

  private static final Misconception CATCHES_UP_WITHOUT_JITTER =
      Misconception.of(
          "catching-up-has-no-jitter",
          "due times that are caught up with have no jitter; each has one of its own, as all"
              + " have");

  private static final Misconception CATCHES_UP_WITH_SOME =
      Misconception.of(
          "catches-up-with-some",
          "only so many due times are caught up with, and the others are dropped; all were asked"
              + " for");

  private static final Misconception END_MOVES_THE_GRID =
      Misconception.of(
          "end-of-a-run-moves-the-grid",
          "the end of a run moves the due times of a fixed rate; only a fixed delay is counted"
              + " from it");

  private static final Misconception PAUSE_JITTER_ADDS_UP =
      Misconception.of(
          "pause-jitter-adds-up",
          "the jitters of a fixed delay add up; each pause has its own, and none of those before");

  private static final Misconception PAUSES_ONLY_AFTER_SUCCESS =
      Misconception.of(
          "pauses-only-after-success",
          "a run with a fixed delay fails or is cancelled, and nothing is due ever after; a run"
              + " has ended, however it did");

  private static final Misconception ANOTHER_TICK =
      Misconception.of(
          "body-sees-another-tick",
          "the body gets a tick of its own making, due now, or with nothing missed; it is to get"
              + " the one that the due times gave");

  private static final Misconception STARTS_LATE =
      Misconception.of(
          "starts-late",
          "the time of a series begins when its task has its first step; it begins when start is"
              + " called");

  // Overlap

  private static final Misconception OVERLAPS_ANYWAY =
      Misconception.of(
          "overlaps-anyway", "runs begin when they are due, whatever the overlap policy says");

  private static final Misconception ONE_AT_A_TIME =
      Misconception.of(
          "one-at-a-time",
          "whoever keeps the time awaits each run; due times that come meanwhile are not seen");

  private static final Misconception KEEPS_THE_LAST =
      Misconception.of(
          "keeps-the-last",
          "a due time for which there is no room takes the place of the one that waits; it is the"
              + " newcomer that is skipped");

  private static final Misconception WAITING_ARE_FORGOTTEN =
      Misconception.of(
          "times-forgets-who-waits",
          "the series ends when the last due time has come; those that wait are still to run");

  private static final Misconception COUNTS_THE_SKIPPED =
      Misconception.of(
          "counts-the-skipped",
          "a due time that is skipped counts as one of the runs that were asked for");

  private static final Misconception MORE_THAN_ASKED =
      Misconception.of(
          "more-runs-than-asked-for",
          "only runs that have begun are counted, not the due times that wait; those are going"
              + " to run, so they count among the runs that were asked for");

  private static final Misconception ROOM_BY_RUNS =
      Misconception.of(
          "room-is-counted-by-runs",
          "there is room without end as long as no run has begun; ticks that wait take room from"
              + " the first one on");

  private static final Misconception CLEAR_FORGETS_RUNS =
      Misconception.of(
          "clear-forgets-the-runs",
          "with the ticks that wait the runs under way are forgotten, and more may run than the"
              + " policy says");

  private static final Misconception NEWEST_FIRST =
      Misconception.of(
          "newest-first", "of the ticks that wait the newest runs first; they run in order");

  private static final Misconception SUM_OVERFLOWS =
      Misconception.of(
          "sum-of-the-largest",
          "the sum of how many may run and wait is more than an int holds, and becomes negative;"
              + " there is no room then");

  private static final Misconception SKIPPED_UNCOUNTED =
      Misconception.of(
          "skipped-are-not-counted",
          "a due time for which there is no room is forgotten, and not counted as skipped");

  private static final Misconception MISSED_WITH_SKIPPED =
      Misconception.of(
          "missed-with-the-skipped",
          "due times that were missed are not counted if the one that stands for them finds no"
              + " room; all of them are skipped then");

  private static final Misconception END_IS_NO_NEWS =
      Misconception.of(
          "end-of-a-run-is-no-news",
          "the end of a run wakes nobody, and what waits for its turn begins only when the next"
              + " run is due");

  // Failures

  private static final Misconception FAILURE_ENDS_IT =
      Misconception.of(
          "failure-ends-the-series",
          "a run fails, and there are no more; the next run is due as if nothing had happened");

  private static final Misconception FAILURE_IS_LOST =
      Misconception.of("failure-is-lost", "a run fails, and nobody is told");

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "catches-only-exceptions",
          "a run that throws an Error, such as AssertionError, ends the series; it is a failure"
              + " like any other");

  private static final Misconception CANCELLED_FROM_WITHIN =
      Misconception.of(
          "cancelled-from-within",
          "a run throws a CancelledError though nobody cancelled its task; that is a failure, and"
              + " nobody is told");

  private static final Misconception COUNTS_ALL_FAILURES =
      Misconception.of(
          "counts-all-failures",
          "the series gives up after so many failures in all; only those in a row count");

  private static final Misconception GIVES_UP_SILENTLY =
      Misconception.of(
          "gives-up-silently", "the series gives up, and who waits for its end is not told why");

  private static final Misconception HANDLER_ELSEWHERE =
      Misconception.of(
          "handler-elsewhere",
          "the handler is called in a callback or in another task; it is told in the task of the"
              + " run, which is under way until it returns");

  private static final Misconception CANCELLED_ENDS_THE_ROW =
      Misconception.of(
          "cancelled-run-ends-the-row",
          "a run that is cancelled ends a row of failures; it is neither a failure nor a success");

  private static final Misconception FATAL_IS_A_FAILURE =
      Misconception.of(
          "fatal-is-a-failure",
          "an error of the JVM counts as a failure of the run, and is told or swallowed; it is"
              + " to go on as it is. Failures.isFailure knows");

  private static final Misconception LAST_CANNOT_BE_TOO_MANY =
      Misconception.of(
          "the-last-cannot-be-too-many",
          "the last run that was asked for fails, and the series does not give up, as there"
              + " would be no more anyway; who waits for its end is not told");

  private static final Misconception GIVING_UP_LEAVES =
      Misconception.of(
          "giving-up-leaves-those-that-wait",
          "the series gives up, and due times that wait still run, or are forgotten without"
              + " being counted; to give up is to stop");

  private static final Misconception TELLS_FIRST =
      Misconception.of(
          "tells-before-it-ends",
          "the handler is told before the series ends, and while it awaits something runs begin;"
              + " end first, then tell");

  private static final Misconception TOLD_TWICE =
      Misconception.of(
          "told-twice",
          "a failure is told twice, since the series gives up; the handler sees it by last, and"
              + " needs no second call");

  private static final Misconception COUNTED_TWICE =
      Misconception.of(
          "counted-twice",
          "a run that has failed, and is cancelled while its handler is told, counts as"
              + " cancelled, too; it has failed, and each run ends in one way");

  // Cancelling

  private static final Misconception CANCELLED_RUN_ENDS_IT =
      Misconception.of(
          "cancelled-run-ends-the-series",
          "somebody cancels one run, and the series ends; a run is a task of its own");

  private static final Misconception CANCELLED_RUN_FAILED =
      Misconception.of(
          "cancelled-run-has-failed", "a run that somebody cancels is taken for a failure");

  private static final Misconception RUN_NEVER_ENDED =
      Misconception.of(
          "cancelled-before-it-began",
          "a run that is cancelled before its first step runs no code of yours, not even a finally;"
              + " a done callback tells of its end in any case");

  private static final Misconception CANCELLED_UNCOUNTED =
      Misconception.of(
          "cancelled-is-not-counted", "a run is cancelled, and the facts do not say so");

  private static final Misconception COUNTS_REQUESTS =
      Misconception.of(
          "counts-requests-to-cancel",
          "a run that was asked to end counts as cancelled, though it refused and returned; ask"
              + " its task how it ended");

  private static final Misconception CANCELS_TWICE =
      Misconception.of(
          "cancels-twice",
          "a run is cancelled a second time while it cleans up, which ends the cleaning up");

  private static final Misconception LEFT_TO_THE_KEEPER =
      Misconception.of(
          "cancel-leaves-it-to-the-keeper",
          "cancel only cancels the task that keeps the time, and what the facts say is wrong"
              + " until that has run; end the series first");

  private static final Misconception ONLY_ITS_OWN_CANCEL =
      Misconception.of(
          "only-its-own-cancel-ends-it",
          "somebody cancels the series' task, and it seems to go on: a run is due, or"
              + " waits. It has ended, also if it was cancelled before its first step");

  // Ending

  private static final Misconception STOP_CANCELS =
      Misconception.of(
          "stop-cancels-the-run", "stop cancels the run that is under way; it is to finish");

  private static final Misconception STOP_DOES_NOT_WAIT =
      Misconception.of(
          "stop-does-not-wait", "stop returns while a run is under way; it waits for its end");

  private static final Misconception STOP_SLEEPS_ON =
      Misconception.of(
          "stop-waits-for-the-next-due-time",
          "stop is noticed only when the next run is due; wake whoever sleeps until then");

  private static final Misconception STOP_RUNS_THE_WAITING =
      Misconception.of(
          "stop-runs-what-waits",
          "due times that wait for their turn still run after stop; they are skipped");

  private static final Misconception CANCELLED_STOP =
      Misconception.of(
          "cancelled-stop-cancels-the-run",
          "who is cancelled while it awaits stop cancels the run it waits for; to await a task is"
              + " to cancel it with you, but for a wait or a shield");

  private static final Misconception STOP_THROWS =
      Misconception.of(
          "stop-throws-the-cancellation",
          "the series was cancelled, and whoever stops it or waits for its end gets a"
              + " CancelledError, though nobody cancelled that task");

  private static final Misconception WAITS_FOR_ITSELF =
      Misconception.of(
          "waits-for-itself", "a run that stops its own series waits for its own end, for ever");

  private static final Misconception KNOWS_ONLY_ITS_TASK =
      Misconception.of(
          "knows-only-the-runs-own-task",
          "a run stops its series by way of another task, with gather, say, and waits for itself"
              + " after all; tasks inherit the context of who starts them");

  private static final Misconception NEVER_WAITS =
      Misconception.of(
          "what-a-run-started-never-waits",
          "a task that a run has started never waits, not even when that run has ended; it is no"
              + " part of the runs that are under way then, and can wait for them");

  private static final Misconception CANCEL_LETS_FINISH =
      Misconception.of(
          "cancel-lets-the-run-finish", "cancel lets the run under way go on to its end");

  private static final Misconception CLOSE_DOES_NOT_WAIT =
      Misconception.of(
          "close-does-not-wait",
          "close returns while a run is still cleaning up; nothing may be left behind it");

  private static final Misconception CLOSE_GIVES_UP =
      Misconception.of(
          "close-gives-up-when-cancelled",
          "close is cancelled while it waits, and returns although a run is still cleaning up");

  private static final Misconception RUNS_ARE_NOBODYS =
      Misconception.of(
          "runs-are-nobodys",
          "the series is cancelled, and its runs go on; let a task group own them");

  private static final Misconception JOIN_CANCELS =
      Misconception.of(
          "join-cancels", "who is cancelled while it waits for the end cancels the series");

  private static final Misconception TOLD_IS_ENDED =
      Misconception.of(
          "told-to-end-is-ended",
          "a series that was told to end is taken for one that has ended, and whoever stops or"
              + " closes it next does not wait");

  private static final Misconception STOP_IGNORED =
      Misconception.of(
          "stop-is-ignored-at-the-last",
          "a series that wants no more runs takes no notice of stop, and those that wait still"
              + " run");

  private static final Misconception SWALLOWS =
      Misconception.of(
          "swallows-the-cancellation",
          "who is cancelled while it waits for the end goes on as if it were not; its"
              + " CancelledError has to come out");

  private static final Misconception STOP_ACTS_AT_ONCE =
      Misconception.of(
          "stop-acts-when-called",
          "stop ends the series when it is called; it is a coroutine, and does nothing before it"
              + " is awaited");

  private static final Misconception ONE_VARIABLE =
      Misconception.of(
          "one-variable-for-all-series",
          "all series share a variable that says in which run one is; so a run of one series"
              + " does not wait for another. Each needs a variable of its own");

  private static final Misconception JOIN_RETURNS_IN_A_RUN =
      Misconception.of(
          "join-returns-in-a-run",
          "a run that waits for the end of its own series goes on as if that had come; it is to"
              + " be told that it cannot");

  private static final Misconception JOIN_DOES_NOT_WAIT =
      Misconception.of("join-does-not-wait", "join returns before the series has ended");

  private static final Misconception JOIN_HIDES =
      Misconception.of(
          "join-hides-the-failure",
          "the task of the series has failed, and who waits for its end is not told");

  private static final Misconception CLOSE_RETURNS =
      Misconception.of(
          "close-returns-where-it-cannot-wait",
          "close is called in a callback, where nobody can wait, and returns as if all were gone");

  private static final Misconception CLOSE_REFUSES =
      Misconception.of(
          "close-refuses-before-it-cancels",
          "close finds that it cannot wait, and leaves the series as it is; it is to cancel it"
              + " in any case");

  private static final Misconception CLOSE_OF_A_RUN =
      Misconception.of(
          "close-of-a-run-does-nothing",
          "a run closes its own series, and it goes on; the run cannot wait, but the series is"
              + " to end");

  // What can be seen

  private static final Misconception NAMED_BY_COUNT =
      Misconception.of(
          "named-by-count",
          "the task of a run has the number of the run in its name; it is that of its tick,"
              + " skipped ones included");

  private static final Misconception LIVE_VIEW =
      Misconception.of(
          "live-view",
          "the list of the runs under way changes while somebody holds it; it is to be a copy");

  private static final Misconception POLLS =
      Misconception.of(
          "polls-the-clock",
          "the series looks again and again whether a run is due; sleep until it is");

  private static final Misconception LEAVES_A_TIMER =
      Misconception.of(
          "leaves-a-timer",
          "the series has ended, and its timer still wakes the loop; cancel what nobody waits"
              + " for");

  private static final LongSupplier NO_JITTER = () -> 0;

  private final List<RunFailure> failures = new ArrayList<>();
  private PeriodicTask series;
  private boolean ownerless;
  private int leftByStop;

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Schedule every(long millis) {
    return Schedule.atFixedRate(millis(millis)).named("beat");
  }

  /** Notes what happens, and when. */
  private void at(String what) {
    note(what + " at " + time.now().toMillis());
  }

  /** A loop that spins has something due that nobody takes. */
  @Override
  protected void run(CoroutineAction main) {
    try {
      super.run(main);
    } catch (SpinningLoopException spinning) {
      during(
          NOW_IS_NOT_YET,
          "running a series",
          () -> {
            throw spinning;
          });
    }
  }

  /** Notes the beginning of each run, which takes a time, and for how many due times it is. */
  private PeriodicBody begins(long takes) {
    return tick -> {
      at(tick.number() + (tick.missed() > 0 ? " for " + (tick.missed() + 1) : ""));
      take(takes);
    };
  }

  private static boolean oneForSeveral(List<String> lines) {
    return lines.stream().anyMatch(line -> line.contains(" for "));
  }

  /** Notes the beginning and the end of each run, which takes a time. */
  private PeriodicBody beginsAndEnds(long takes) {
    return tick -> {
      at("begin " + tick.number());
      take(takes);
      at("end " + tick.number());
    };
  }

  /** A body that takes longer than any test, and some time to clean up. */
  private PeriodicBody cleansUpFor(long takes) {
    return tick -> {
      at("begin " + tick.number());
      try {
        take(1_000_000);
      } finally {
        take(takes);
        at("cleaned up " + tick.number());
      }
    };
  }

  private static PeriodicBody failing() {
    return tick -> {
      throw new IllegalArgumentException("run " + tick.number());
    };
  }

  /**
   * Takes a time, as a run of the series beat. Its task outlives those of its runs; whether it does
   * is kept apart from the trace, so that it fails no test.
   */
  private void take(long millis) {
    boolean hasOwner = isThere("beat");
    try {
      pause(millis);
    } finally {
      ownerless |= hasOwner && !isThere("beat");
    }
  }

  /** Stops the series, and notes when; apart from the trace, how many runs were left. */
  private void stopAndNote() {
    await(series.stop());
    leftByStop += series.facts().underWay();
    at("stopped");
  }

  private static boolean isThere(String task) {
    return allTasks().stream().anyMatch(there -> there.name().equals(task));
  }

  /** Notes the tasks that are left besides the one that asks, when they have had some steps. */
  private void noteTasksLeft() {
    ticks(5);
    note("left: " + allTasks().stream().filter(t -> t != currentTask()).map(Task::name).toList());
  }

  /** Waits for the end of the series, and notes how it ended. */
  private void join() {
    try {
      await(series.join());
      at("ended");
    } catch (TooManyFailures tooMany) {
      at("gave up");
    }
  }

  /** What happens within a time, after which the series is stopped. */
  private void runFor(long millis, Schedule schedule, PeriodicBody body) {
    run(
        () -> {
          series = schedule.start(body);
          pause(millis);
          await(series.stop());
        });
  }

  // Due times

  /** The due times that come, each of which is taken so late. */
  private static List<Long> taken(DueTimes times, long... late) {
    List<Long> taken = new ArrayList<>();
    for (long lateness : late) {
      long due = times.next().getAsLong();
      taken.add(due);
      times.take(due + lateness);
    }
    return taken;
  }

  /** What is taken at a time, one after the other. */
  private static List<Tick> takenAt(long now, DueTimes times) {
    List<Tick> taken = new ArrayList<>();
    while (taken.size() < 10_000 && times.next().getAsLong() <= now) {
      taken.add(times.take(now));
    }
    return taken;
  }

  /** Jitters in this order, and none from then on. */
  private static LongSupplier script(long... values) {
    var left = LongStream.of(values).iterator();
    return () -> left.hasNext() ? left.nextLong() : 0;
  }

  @Test
  @DisplayName("due times of a fixed rate stay where they are, however late one is taken")
  void dueTimesStayWhereTheyAre() {
    observed(
            "due times from 1000 on, a period of 100, each taken late",
            taken(new FixedRate(1000, 100, NO_JITTER, false), 0, 90, 30, 99, 1))
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst() == 1100)
        .suggests(DRIFTS, seen -> seen.get(2) == 1290)
        .suggests(GRID_FROM_ZERO, seen -> seen.get(1) == 2000)
        .shouldBe(List.of(1000L, 1100L, 1200L, 1300L, 1400L));
  }

  @Test
  @DisplayName("the end of a run does not move the due times of a fixed rate")
  void theEndOfARunMovesNothing() {
    var rate = new FixedRate(1000, 100, NO_JITTER, false);
    rate.take(1000);
    rate.runEnded(1070);

    observed("what is due after a run from 1000 to 1070, with a period of 100", rate.next())
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getAsLong() == 1200)
        .suggests(END_MOVES_THE_GRID, seen -> seen.getAsLong() == 1170)
        .shouldBe(OptionalLong.of(1100));
  }

  @Test
  @DisplayName("of several due times that were missed the last one is taken, and stands for all")
  void theLastOfTheMissed() {
    var rate = new FixedRate(0, 100, NO_JITTER, false);

    observed("what is taken of 0, 100, 200 and 300, at 350", rate.take(350))
        .suggests(FORGETS_THE_MISSED, seen -> seen.due() > 350)
        .suggests(BURSTS, seen -> seen.due() < 300)
        .shouldBe(new Tick(4, 300, 3));
    observed("what is due next", rate.next())
        .suggests(DRIFTS, seen -> seen.getAsLong() == 450)
        .shouldBe(OptionalLong.of(400));
    observed("what is taken at 400", rate.take(400)).shouldBe(new Tick(5, 400, 0));
    observed("what is taken at 700, the very time of one", rate.take(700))
        .suggests(NOW_IS_NOT_YET, seen -> seen.due() == 600)
        .suggests(BURSTS, seen -> seen.due() < 600)
        .shouldBe(new Tick(8, 700, 2));
  }

  @Test
  @DisplayName("after a jump, the periods are still counted from the first due time")
  void theGridBeginsAtTheFirst() {
    var rate = new FixedRate(1030, 100, NO_JITTER, false);

    observed("what is taken of 1030, 1130, 1230 and 1330, at 1375", rate.take(1375))
        .suggests(BURSTS, seen -> seen.due() < 1330)
        .suggests(FORGETS_THE_MISSED, seen -> seen.due() == 1430)
        .suggests(GRID_FROM_ZERO, seen -> seen.due() > 1430 || seen.due() % 100 != 30)
        .shouldBe(new Tick(4, 1330, 3));
  }

  @Test
  @DisplayName("who catches up takes every due time that was missed")
  void catchingUp() {
    observed(
            "what is taken at 350, of 0, 100, 200 and 300",
            takenAt(350, new FixedRate(0, 100, NO_JITTER, true)))
        .suggests(NEVER_CATCHES_UP, seen -> seen.getFirst().number() == 4)
        .shouldBe(
            List.of(
                new Tick(1, 0, 0), new Tick(2, 100, 0), new Tick(3, 200, 0), new Tick(4, 300, 0)));
  }

  @Test
  @DisplayName("who catches up takes each due time with its own jitter")
  void catchingUpWithJitter() {
    observed(
            "what is taken at 350, with jitters of 30, 20, 90 and 10",
            takenAt(350, new FixedRate(0, 100, script(30, 20, 90, 10), true)))
        .suggests(NEVER_CATCHES_UP, seen -> seen.getFirst().number() == 4)
        .suggests(NOT_ALL_HAVE_JITTER, seen -> seen.getFirst().due() == 0)
        .suggests(ONE_JITTER, seen -> seen.get(1).due() == 130)
        .suggests(JITTER_ADDS_UP, seen -> seen.get(1).due() == 150)
        .suggests(CATCHES_UP_WITHOUT_JITTER, seen -> seen.get(1).due() == 100)
        .shouldBe(
            List.of(
                new Tick(1, 30, 0), new Tick(2, 120, 0), new Tick(3, 290, 0), new Tick(4, 310, 0)));
  }

  @Test
  @DisplayName("who catches up takes them all, however many there are")
  void catchingUpWithMany() {
    List<Tick> taken = takenAt(500_050, new FixedRate(0, 100, NO_JITTER, true));

    observed("how many due times are taken of 5001", taken.size())
        .suggests(NEVER_CATCHES_UP, seen -> seen == 1 && taken.getFirst().number() == 5001)
        .suggests(CATCHES_UP_WITH_SOME, seen -> seen > 1 && seen < 5000)
        .shouldBe(5001);
  }

  @Test
  @DisplayName("a jump of a year takes no longer than one of a second")
  void aLongJump() {
    long year = Duration.ofDays(365).toNanos();
    var rate = new FixedRate(0, 100, NO_JITTER, false);
    Tick taken =
        during(
            WALKS_THROUGH,
            "taking a due time a year later, with a period of 100 ns",
            () -> rate.take(year));

    observed("what is taken", taken)
        .suggests(NOW_IS_NOT_YET, seen -> seen.due() == year - 100)
        .shouldBe(new Tick(year / 100 + 1, year, year / 100));
  }

  @Test
  @DisplayName("each due time has a jitter of its own, which says nothing about the next")
  void jitterDoesNotAddUp() {
    observed(
            "due times with a period of 100, and jitters of 30, 0, 90 and 10",
            taken(new FixedRate(0, 100, script(30, 0, 90, 10), false), 0, 0, 0, 0))
        .suggests(ONE_JITTER, seen -> seen.equals(List.of(30L, 130L, 230L, 330L)))
        .suggests(JITTER_ADDS_UP, seen -> seen.equals(List.of(30L, 130L, 320L, 430L)))
        .suggests(REDRAWS, seen -> seen.get(1) == 190 || seen.get(1) == 110)
        .suggests(NOT_ALL_HAVE_JITTER, seen -> seen.getFirst() == 0 || seen.get(2) == 200)
        .shouldBe(List.of(30L, 100L, 290L, 310L));
  }

  @Test
  @DisplayName("the jitter of a due time is drawn once: what next says is what is taken")
  void jitterIsDrawnOnce() {
    var jitters = LongStream.iterate(50, last -> last + 1).iterator();
    var rate = new FixedRate(0, 100, jitters::nextLong, false);
    long said = rate.next().getAsLong();

    observed("what next says when it is asked again", rate.next())
        .suggests(REDRAWS)
        .shouldBe(OptionalLong.of(said));
    observed("when the tick that is taken at 120 was due", rate.take(120).due())
        .suggests(REDRAWS, seen -> seen > said && seen < 100)
        .shouldBe(said);
  }

  @Test
  @DisplayName("a due time is not missed before its jitter has passed")
  void missedWithJitter() {
    var rate = new FixedRate(0, 100, () -> 50, false);

    observed("what is taken of 50, 150 and 250, at 240", rate.take(240))
        .suggests(TAKES_TOO_EARLY, seen -> seen.due() == 250 && seen.number() == 3)
        .suggests(NOT_ALL_HAVE_JITTER, seen -> seen.due() == 200 && seen.number() == 3)
        .suggests(JITTER_ADDS_UP, seen -> seen.due() == 200 && seen.number() == 2)
        .suggests(BURSTS, seen -> seen.number() == 1)
        .shouldBe(new Tick(2, 150, 1));
    observed("what is due next", rate.next()).shouldBe(OptionalLong.of(250));
    observed("what is taken of 250, 350 and 450, at 460", rate.take(460))
        .shouldBe(new Tick(5, 450, 2));
  }

  @Test
  @DisplayName("a hundred runs that take from 0 to 900 ms are due every second")
  void noDriftInALongSeries() {
    var random = new Random(1);
    List<Long> begun = new ArrayList<>();
    run(
        () -> {
          series =
              every(1000)
                  .times(100)
                  .start(
                      _ -> {
                        begun.add(time.now().toMillis());
                        time.advance(millis(random.nextInt(400)));
                        pause(random.nextInt(500));
                      });
          await(series.join());
        });

    observed("when the runs began, in ms, with seed 1", begun)
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.size() < 100)
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst() == 1000)
        .suggests(DRIFTS, seen -> seen.getLast() > 100_000)
        .shouldBe(IntStream.range(0, 100).mapToObj(i -> i * 1000L).toList());
  }

  @Test
  @DisplayName("the first run can come later, and moves the others with it")
  void theFirstRunLater() {
    runFor(250, every(100).firstAfter(millis(30)), begins(0));

    observed("runs every 100 ms, the first after 30", trace)
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst().equals("1 at 130"))
        .shouldBe("1 at 30", "2 at 130", "3 at 230");
  }

  @Test
  @DisplayName("the time of a series begins when it is started, before it has its first step")
  void theTimeBeginsAtTheStart() {
    runOrName(
        STARTS_LATE,
        "starting a series, and asking when its first run is due",
        () -> {
          series = every(100).start(begins(0));
          time.advance(millis(30));
          note("due at " + series.facts().nextDue().getAsLong() / 1_000_000);
          pause(150);
          await(series.stop());
        });

    observed("a series that was started at 0, on a loop that is held up until 30", trace)
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst().equals("due at 100"))
        .suggests(STARTS_LATE, seen -> seen.getFirst().equals("due at 30"))
        .suggests(DRIFTS, seen -> seen.contains("2 at 130"))
        .shouldBe("due at 0", "1 at 30", "2 at 100");
  }

  @Test
  @DisplayName("after the loop was held up there is one run, and then the old due times again")
  void theLoopIsHeldUp() {
    holdUp(every(100).overlap(Overlap.ALLOW_ALL));

    observed("runs every 100 ms, on a loop that is held up from 250 to 850", trace)
        .suggests(BURSTS, seen -> seen.contains("5 at 850"))
        .suggests(DRIFTS, seen -> seen.contains("4 at 850"))
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst().equals("1 at 100"))
        .suggests(FORGETS_THE_MISSED, seen -> !seen.contains("9 at 850"))
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "9 at 850", "10 at 900");
    observed("how many due times were skipped", series.facts().skipped())
        .suggests(SKIPPED_UNCOUNTED, seen -> seen == 0)
        .shouldBe(5L);
  }

  @Test
  @DisplayName("a schedule that catches up makes up for all runs, once the loop goes on")
  void theLoopIsHeldUpAndCatchesUp() {
    holdUp(every(100).overlap(Overlap.BUFFER_ALL).catchingUp());

    observed("runs every 100 ms, on a loop that is held up from 250 to 850", trace)
        .suggests(DRIFTS, seen -> seen.size() == 4 && seen.contains("4 at 850"))
        .suggests(NEWEST_FIRST, seen -> seen.get(3).equals("9 at 850") && seen.size() == 10)
        .suggests(NEVER_CATCHES_UP, seen -> seen.contains("9 at 850") && seen.size() == 5)
        .shouldBe(
            "1 at 0",
            "2 at 100",
            "3 at 200",
            "4 at 850",
            "5 at 850",
            "6 at 850",
            "7 at 850",
            "8 at 850",
            "9 at 850",
            "10 at 900");
  }

  @Test
  @DisplayName("a run is told when it was due, and how many were missed before it")
  void theTickOfARun() {
    List<Tick> ticks = new ArrayList<>();
    holdUp(every(100).overlap(Overlap.ALLOW_ALL), ticks::add);

    observed("the ticks of runs every 100 ms, on a loop that is held up from 250 to 850", ticks)
        .suggests(BURSTS, seen -> seen.size() > 5)
        .suggests(ANOTHER_TICK, seen -> seen.size() == 5)
        .shouldBe(
            List.of(
                new Tick(1, 0, 0),
                new Tick(2, 100_000_000, 0),
                new Tick(3, 200_000_000, 0),
                new Tick(9, 800_000_000, 5),
                new Tick(10, 900_000_000, 0)));
  }

  private void holdUp(Schedule schedule) {
    holdUp(schedule, tick -> at(tick.number() + ""));
  }

  private void holdUp(Schedule schedule, PeriodicBody body) {
    run(
        () -> {
          series = schedule.start(body);
          pause(250);
          time.advance(millis(600));
          pause(100);
          await(series.stop());
        });
  }

  @Test
  @DisplayName("jitter comes from the random source that was given, and does not add up")
  void jitterOfASeries() {
    List<Long> begun = beginningsWithJitter(7);

    observed("how many runs there were", begun.size())
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen < 200)
        .shouldBe(200);
    observed(
            "how late runs were after a multiple of the period, of 300, with seed 7",
            IntStream.range(0, 200).mapToObj(i -> begun.get(i) - i * 100_000_000L).toList())
        .suggests(FIRST_A_PERIOD_LATE, late -> late.getFirst() >= 100e6)
        .suggests(JITTER_ADDS_UP, late -> late.getLast() > 80e6)
        .shouldSatisfy(
            "between 0 and 80 ms, each", late -> late.stream().allMatch(l -> l >= 0 && l < 80e6));
    observed("how many of 200 runs had the same jitter as another", 200 - distinctJitters(begun))
        .suggests(ONE_JITTER, seen -> seen == 199)
        .suggests(NOT_ALL_HAVE_JITTER)
        .shouldSatisfy("a few at most", same -> same < 20);
    observed("a second series with seed 7", beginningsWithJitter(7)).shouldBe(begun);
    observed("a series with seed 8", beginningsWithJitter(8)).shouldNotBe(begun);
  }

  private static int distinctJitters(List<Long> begun) {
    var jitters = new HashSet<Long>();
    begun.forEach(nanos -> jitters.add(nanos % 100_000_000));
    return jitters.size();
  }

  private List<Long> beginningsWithJitter(long seed) {
    List<Long> begun = new ArrayList<>();
    run(
        () -> {
          long start = time.nanos();
          series =
              every(100)
                  .jitter(millis(80), new Random(seed))
                  .times(200)
                  .start(_ -> begun.add(time.nanos() - start));
          await(series.join());
        });
    return begun;
  }

  @Test
  @DisplayName("a fixed delay is the pause after the end of a run")
  void fixedDelay() {
    run(
        () -> {
          series = Schedule.withFixedDelay(millis(100)).times(4).start(beginsAndEnds(70));
          await(series.join());
        });

    observed("runs of 70 ms, with a delay of 100", trace)
        .suggests(DELAY_FROM_THE_BEGINNING, seen -> seen.contains("begin 2 at 100"))
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.size() < 2)
        .shouldBe(
            "begin 1 at 0",
            "end 1 at 70",
            "begin 2 at 170",
            "end 2 at 240",
            "begin 3 at 340",
            "end 3 at 410",
            "begin 4 at 510",
            "end 4 at 580");
  }

  @Test
  @DisplayName("with a fixed delay, nothing is due while a run is under way")
  void nothingDueDuringARun() {
    var delay = new FixedDelay(1000, 100, NO_JITTER);
    OptionalLong first = delay.next();
    Tick taken = delay.take(1010);

    observed("the first due time", first).shouldBe(OptionalLong.of(1000));
    observed("what is taken at 1010", taken).shouldBe(new Tick(1, 1000, 0));
    observed("what is due while the run is under way", delay.next())
        .suggests(DELAY_FROM_THE_BEGINNING)
        .shouldBe(OptionalLong.empty());
    delay.runEnded(5000);
    observed("what is due after its end at 5000", delay.next())
        .suggests(DELAY_FROM_THE_BEGINNING, seen -> seen.getAsLong() < 5000)
        .shouldBe(OptionalLong.of(5100));
    observed("what is taken then", delay.take(5100)).shouldBe(new Tick(2, 5100, 0));
  }

  @Test
  @DisplayName("each pause has a jitter of its own, which says nothing about the next")
  void jitterOfAFixedDelay() {
    var delay = new FixedDelay(1000, 100, script(5, 20, 40, 7));
    List<Long> due = new ArrayList<>();
    for (long end = 2000; end <= 5000; end += 1000) {
      due.add(delay.next().getAsLong());
      observed("the due time of what is taken", delay.take(end - 500).due())
          .suggests(REDRAWS, seen -> seen != due.getLast())
          .shouldBe(due.getLast());
      delay.runEnded(end);
    }

    observed("due times after ends at 2000, 3000 and 4000, with jitters of 5, 20, 40 and 7", due)
        .suggests(DELAY_FROM_THE_BEGINNING, seen -> seen.get(1) < 2000)
        .suggests(NOT_ALL_HAVE_JITTER, seen -> seen.getFirst() == 1000 || seen.get(2) == 3100)
        .suggests(REDRAWS, seen -> seen.get(1) == 2140 || seen.get(1) == 2107)
        .suggests(PAUSE_JITTER_ADDS_UP, seen -> seen.get(2) == 3160 || seen.get(2) == 3165)
        .shouldBe(List.of(1005L, 2120L, 3140L, 4107L));
  }

  @Test
  @DisplayName("a fixed delay is also the pause after a run that failed or was cancelled")
  void fixedDelayAfterAFailure() {
    var due = new ArrayList<OptionalLong>();
    run(
        () -> {
          series =
              tellingOfFailures(Schedule.withFixedDelay(millis(100)).named("beat"))
                  .start(
                      tick -> {
                        at(tick.number() + "");
                        if (tick.number() == 1) {
                          throw new IllegalArgumentException("on purpose");
                        }
                        pause(1000);
                      });
          pause(130);
          series.underWay().forEach(Task::cancel);
          pause(130);
          note(isThere("beat") ? "goes on" : "is over");
          due.add(series.facts().nextDue());
          series.close();
        });

    observed("the first run fails at 0, the second is cancelled at 130", trace)
        .suggests(DELAY_FROM_THE_BEGINNING, seen -> seen.contains("3 at 200"))
        .suggests(
            PAUSES_ONLY_AFTER_SUCCESS,
            seen -> seen.size() < 4 && seen.contains("goes on") && due.getFirst().isEmpty())
        .suggests(END_IS_NO_NEWS, seen -> seen.size() < 4 && due.getFirst().isPresent())
        .suggests(FAILURE_ENDS_IT, seen -> seen.equals(List.of("1 at 0", "is over")))
        .suggests(CANCELLED_RUN_ENDS_IT, seen -> seen.getLast().equals("is over"))
        .shouldBe("1 at 0", "2 at 100", "3 at 230", "goes on");
  }

  // Overlap

  @Test
  @DisplayName("an overlap policy says how many may run, and how many may wait")
  void turns() {
    var turns = new Turns(new Overlap(2, 1));
    for (long number = 1; number <= 4; number++) {
      note(turns.offer(new Tick(number, 0, 0)) ? "taken" : "skipped");
      turns.next().ifPresent(tick -> note("runs " + tick.number()));
    }
    turns.ended();
    turns.next().ifPresent(tick -> note("then " + tick.number()));
    note("waiting " + turns.waiting());

    observed("four ticks, of which two may run and one may wait; then a run ends", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("runs 3"))
        .suggests(KEEPS_THE_LAST, seen -> seen.contains("then 4"))
        .shouldBe("taken", "runs 1", "taken", "runs 2", "taken", "skipped", "then 3", "waiting 0");
  }

  @Test
  @DisplayName("there is room for so many, also before the first of them has begun")
  void roomBeforeTheFirstBegins() {
    var turns = new Turns(new Overlap(2, 1));
    for (long number = 1; number <= 5; number++) {
      note(turns.offer(new Tick(number, 0, 0)) ? "taken" : "skipped");
    }
    for (var tick = turns.next(); tick.isPresent(); tick = turns.next()) {
      note("runs " + tick.get().number());
    }

    observed("five ticks in a row, of which two may run and one may wait", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("runs 3") && seen.contains("runs 1"))
        .suggests(ROOM_BY_RUNS, seen -> seen.stream().filter("taken"::equals).count() > 3)
        .suggests(NEWEST_FIRST, seen -> seen.contains("runs 3"))
        .shouldBe("taken", "taken", "taken", "skipped", "skipped", "runs 1", "runs 2");
  }

  @Test
  @DisplayName("forgetting the ticks that wait leaves the runs under way as they are")
  void clearLeavesTheRuns() {
    var turns = new Turns(new Overlap(1, 2));
    turns.offer(new Tick(1, 0, 0));
    turns.next();
    turns.offer(new Tick(2, 0, 0));
    note("next: " + turns.next().map(Tick::number));
    note("forgotten: " + turns.clear());
    turns.offer(new Tick(3, 0, 0));
    note("next: " + turns.next().map(Tick::number));
    turns.ended();
    note("then: " + turns.next().map(Tick::number));

    observed("one runs and one is forgotten; another comes, and then the run ends", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.getFirst().equals("next: Optional[2]"))
        .suggests(CLEAR_FORGETS_RUNS, seen -> seen.contains("next: Optional[3]"))
        .shouldBe(
            "next: Optional.empty", "forgotten: 1", "next: Optional.empty", "then: Optional[3]");
  }

  @Test
  @DisplayName("turns come in order, and those that wait can be forgotten")
  void turnsInOrder() {
    var turns = new Turns(Overlap.BUFFER_ALL);
    for (long number = 1; number <= 5; number++) {
      turns.offer(new Tick(number, 0, 0));
    }
    for (int i = 0; i < 3; i++) {
      turns.next().ifPresent(tick -> note("runs " + tick.number()));
      note("next: " + turns.next().map(Tick::number));
      turns.ended();
    }
    note("forgotten " + turns.clear());
    note("left " + turns.waiting() + ", " + turns.next());

    observed("five ticks, one at a time", trace)
        .suggests(NEWEST_FIRST, seen -> seen.getFirst().equals("runs 5"))
        .suggests(SUM_OVERFLOWS, seen -> seen.getFirst().startsWith("next"))
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("next: Optional[2]"))
        .shouldBe(
            "runs 1",
            "next: Optional.empty",
            "runs 2",
            "next: Optional.empty",
            "runs 3",
            "next: Optional.empty",
            "forgotten 2",
            "left 0, Optional.empty");
  }

  @Test
  @DisplayName("skip: a due time that comes during a run is left out, and the others stay")
  void skip() {
    runFor(750, every(100), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(ONE_AT_A_TIME, PeriodicTest::oneForSeveral)
        .shouldBe("1 at 0", "4 at 300", "7 at 600");
    observed("how many due times were skipped", series.facts().skipped())
        .suggests(SKIPPED_UNCOUNTED, seen -> seen == 0)
        .suggests(ONE_AT_A_TIME, seen -> seen == 4)
        .shouldBe(5L);
  }

  @Test
  @DisplayName("buffer one: a due time that comes during a run waits, and those after it do not")
  void bufferOne() {
    runFor(650, every(100).overlap(Overlap.BUFFER_ONE), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(KEEPS_THE_LAST, seen -> seen.contains("3 at 230"))
        .suggests(STOP_RUNS_THE_WAITING, seen -> seen.contains("6 at 690"))
        .suggests(END_IS_NO_NEWS, seen -> seen.contains("2 at 300"))
        .suggests(ONE_AT_A_TIME, PeriodicTest::oneForSeveral)
        .shouldBe("1 at 0", "2 at 230", "4 at 460");
  }

  @Test
  @DisplayName("buffer all: due times that come during a run wait, and run in order")
  void bufferAll() {
    runFor(750, every(100).overlap(Overlap.BUFFER_ALL), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(END_IS_NO_NEWS, seen -> seen.contains("2 at 300"))
        .suggests(NEWEST_FIRST, seen -> seen.contains("3 at 230"))
        .suggests(SUM_OVERFLOWS, List::isEmpty)
        .suggests(STOP_RUNS_THE_WAITING, seen -> seen.size() > 4)
        .suggests(ONE_AT_A_TIME, PeriodicTest::oneForSeveral)
        .shouldBe("1 at 0", "2 at 230", "3 at 460", "4 at 690");
    observed("how many due times were skipped, at the end", series.facts().skipped()).shouldBe(4L);
  }

  @Test
  @DisplayName("allow all: every run begins when it is due")
  void allowAll() {
    runFor(350, every(100).overlap(Overlap.ALLOW_ALL), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(ONE_AT_A_TIME, PeriodicTest::oneForSeveral)
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300");
  }

  @Test
  @DisplayName("what was missed is skipped, also if the one that stands for it finds no room")
  void missedWithoutRoom() {
    List<Long> skipped = new ArrayList<>();
    run(
        () -> {
          series = every(100).start(_ -> pause(1000));
          pause(250);
          time.advance(millis(600));
          pause(20);
          skipped.add(series.facts().skipped());
          series.close();
        });

    observed("skipped of 100 to 800, with a run since 0, and a held up loop", skipped.getFirst())
        .suggests(SKIPPED_UNCOUNTED, seen -> seen == 5 && series.facts().runs() == 1)
        .suggests(MISSED_WITH_SKIPPED, seen -> seen == 3)
        .shouldBe(8L);
  }

  @Test
  @DisplayName("a series of so many runs ends by itself, and skipped ones do not count")
  void soManyRuns() {
    run(
        () -> {
          series = every(100).times(3).start(begins(230));
          await(series.join());
          at("end");
        });

    observed("three runs of 230 ms, every 100 ms", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.contains("end at 0"))
        .suggests(COUNTS_THE_SKIPPED, seen -> seen.contains("end at 230"))
        .suggests(ONE_AT_A_TIME, PeriodicTest::oneForSeveral)
        .shouldBe("1 at 0", "4 at 300", "7 at 600", "end at 830");
  }

  @Test
  @DisplayName("a series of so many runs does not end before those that wait have run")
  void soManyRunsThatWait() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).times(3).start(begins(230));
          await(series.join());
          at("end");
        });

    observed("three runs of 230 ms, every 100 ms, one after the other", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(NEWEST_FIRST, seen -> seen.contains("3 at 230"))
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.contains("end at 0"))
        .suggests(WAITING_ARE_FORGOTTEN, seen -> seen.contains("end at 230"))
        .suggests(MORE_THAN_ASKED, seen -> seen.size() > 4)
        .suggests(ONE_AT_A_TIME, PeriodicTest::oneForSeveral)
        .shouldBe("1 at 0", "2 at 230", "3 at 460", "end at 690");
  }

  // Failures

  private Schedule tellingOfFailures(Schedule schedule) {
    return schedule.onFailure(failures::add);
  }

  @Test
  @DisplayName("a run that fails does not end the series, and its failure is told and counted")
  void aFailure() {
    var boom = new IllegalArgumentException("on purpose");
    runOrName(
        FAILURE_ENDS_IT,
        "runs every 100 ms, of which the second fails",
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      tick -> {
                        at(tick.number() + "");
                        if (tick.number() == 2) {
                          throw boom;
                        }
                      });
          pause(350);
          await(series.stop());
        });

    observed("runs every 100 ms, of which the second fails", trace)
        .suggests(FAILURE_ENDS_IT, seen -> seen.equals(List.of("1 at 0", "2 at 100")))
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300");
    observed("what the handler was told", failures)
        .suggests(FAILURE_IS_LOST, List::isEmpty)
        .suggests(TOLD_TWICE, seen -> seen.size() == 2)
        .shouldBe(List.of(new RunFailure("beat", new Tick(2, 100_000_000, 0), boom, 1, false)));
    observed("how many failures were counted", series.facts().failures())
        .suggests(FAILURE_IS_LOST)
        .shouldBe(1L);
  }

  @Test
  @DisplayName("a failure that nobody handles goes to the loop's exception handler, at once")
  void aFailureWithoutAHandler() {
    var reports = new ArrayList<ExceptionContext>();
    runOrName(
        FAILURE_ENDS_IT,
        "a run that fails, without a handler",
        () -> {
          EventLoop.running().setExceptionHandler((_, context) -> reports.add(context));
          series =
              every(100)
                  .start(
                      _ -> {
                        throw new IllegalArgumentException("on purpose");
                      });
          pause(50);
          note("told: " + reports.stream().map(ExceptionContext::message).toList());
          await(series.stop());
        });

    observed("what the loop's exception handler was told", trace)
        .suggests(FAILURE_IS_LOST, seen -> seen.contains("told: []") && series.facts().runs() == 1)
        .shouldBe("told: [run 1 of beat failed]");
  }

  @Test
  @DisplayName("a run that throws an error has failed, too")
  void anError() {
    runOrName(
        ONLY_EXCEPTIONS,
        "a run that throws an AssertionError",
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      tick -> {
                        at(tick.number() + "");
                        throw new AssertionError("on purpose");
                      });
          pause(150);
          await(series.stop());
        });

    observed("runs every 100 ms, which throw an error", trace)
        .suggests(ONLY_EXCEPTIONS, seen -> seen.contains("1 at 0") && failures.isEmpty())
        .suggests(FAILURE_ENDS_IT, seen -> seen.contains("1 at 0") && failures.size() == 1)
        .shouldBe("1 at 0", "2 at 100");
    observed("how many failures were told", failures.size())
        .suggests(FAILURE_IS_LOST, seen -> seen == 0)
        .shouldBe(2);
  }

  @Test
  @DisplayName("an error of the JVM is no failure of a run: it goes on, and nobody is told")
  void aFatalError() {
    try (var loop = EventLoop.create(time, time)) {
      loop.setExceptionHandler((_, _) -> {});
      attempting(
              "running a series with a run that throws an InternalError",
              () -> Runner.runUntilComplete(loop, async(this::aFatalRun)))
          .suggests(FATAL_IS_A_FAILURE, thrown -> thrown == null && series.facts().runs() == 1)
          .shouldThrow(InternalError.class);
    }

    observed("failures that were told", failures).suggests(FATAL_IS_A_FAILURE).shouldBeEmpty();
    observed("failures that were counted", series.facts().failures())
        .suggests(FATAL_IS_A_FAILURE)
        .shouldBe(0L);
  }

  private void aFatalRun() {
    series =
        tellingOfFailures(every(100))
            .times(1)
            .start(
                _ -> {
                  throw new InternalError("on purpose");
                });
    pause(50);
  }

  @Test
  @DisplayName("a run that awaits something cancelled has failed, as nobody cancelled it")
  void cancelledFromWithin() {
    runOrName(
        CANCELLED_FROM_WITHIN,
        "a run that awaits a future which somebody cancels",
        () -> {
          var future = new Future<Void>(EventLoop.running());
          future.cancel();
          series = tellingOfFailures(every(100)).times(2).start(_ -> await(future));
          await(series.join());
        });

    observed("how many failures were told, of two", failures.size())
        .suggests(CANCELLED_FROM_WITHIN, seen -> seen == 0 && series.facts().runs() == 2)
        .shouldBe(2);
    observed("how many runs count as cancelled", series.facts().cancelled()).shouldBe(0L);
  }

  @Test
  @DisplayName("a series can give up when so many runs in a row have failed")
  void givingUp() {
    runOrName(
        FAILURE_ENDS_IT,
        "a series that gives up after three failures in a row",
        () -> {
          series =
              tellingOfFailures(every(100).givingUpAfter(3))
                  .start(
                      tick -> {
                        at(tick.number() + "");
                        if (tick.number() != 3) {
                          throw new IllegalArgumentException("run " + tick.number());
                        }
                      });
          pause(1000);
          await(series.stop());
        });

    observed("runs every 100 ms, which all fail but for the third", trace)
        .suggests(COUNTS_ALL_FAILURES, seen -> seen.size() == 4)
        .suggests(FAILURE_ENDS_IT, seen -> seen.size() == 1)
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300", "5 at 400", "6 at 500");
    observed("how many had failed in a row", failures.stream().map(RunFailure::inARow).toList())
        .suggests(FAILURE_IS_LOST, List::isEmpty)
        .suggests(TOLD_TWICE, seen -> seen.size() > 5)
        .suggests(COUNTS_ALL_FAILURES, seen -> seen.get(2) == 3)
        .shouldBe(List.of(1, 2, 1, 2, 3));
    observed("which was the last", failures.stream().map(RunFailure::last).toList())
        .shouldBe(List.of(false, false, false, false, true));
  }

  @Test
  @DisplayName("who waits for the end of a series is told that it gave up")
  void joinTellsOfFailures() {
    var boom = new IllegalArgumentException("on purpose");
    runOrName(
        GIVES_UP_SILENTLY,
        "waiting for the end of a series that gives up",
        () -> {
          series =
              tellingOfFailures(every(100).times(5).givingUpAfter(2))
                  .start(
                      _ -> {
                        throw boom;
                      });
          try {
            await(series.join());
            note("ended");
          } catch (TooManyFailures tooMany) {
            note(tooMany.getMessage());
            note(tooMany.getCause() == boom ? "by the last failure" : "" + tooMany.getCause());
          }
        });

    observed("how the wait ended", trace)
        .suggests(JOIN_DOES_NOT_WAIT, _ -> series.facts().runs() < 2)
        .suggests(FAILURE_IS_LOST, _ -> failures.isEmpty())
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended") && failures.size() == 2)
        .shouldBe("beat ended, as 2 runs in a row have failed", "by the last failure");
  }

  @Test
  @DisplayName("a series that gives up lets the other runs finish, and has given up once")
  void givesUpOnce() {
    runOrName(
        FAILURE_ENDS_IT,
        "three runs side by side that fail, in a series that gives up at the first failure",
        () -> {
          series =
              tellingOfFailures(every(100).overlap(Overlap.ALLOW_ALL).times(3).givingUpAfter(1))
                  .start(
                      tick -> {
                        take(250);
                        throw new IllegalArgumentException("run " + tick.number());
                      });
          try {
            await(series.join());
          } catch (TooManyFailures tooMany) {
            at(tooMany.getCause().getMessage());
          }
        });

    observed("how the wait for the end ended", trace)
        .suggests(GIVES_UP_SILENTLY, seen -> seen.isEmpty() && failures.size() == 3)
        .suggests(COUNTS_ALL_FAILURES, seen -> seen.contains("run 3 at 450"))
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.isEmpty() && series.facts().runs() < 2)
        .suggests(FAILURE_IS_LOST, _ -> failures.isEmpty())
        .suggests(ONE_AT_A_TIME, _ -> failures.size() == 1 && series.facts().runs() == 1)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .shouldBe("run 1 at 450");
    observed("for which failures it was the end", failures.stream().map(RunFailure::last).toList())
        .suggests(TOLD_TWICE, seen -> seen.size() > 3)
        .shouldBe(List.of(true, false, false));
  }

  @Test
  @DisplayName("a handler is told in the task of the run that failed, which is under way meanwhile")
  void theTaskOfTheHandler() {
    run(
        () -> {
          series = every(100).onFailure(this::handleFor150).start(noting(failing()));
          pause(330);
          stopAndNote();
        });

    observed("runs that fail every 100 ms, with a handler that takes 150", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100") && told(seen, "beat 2"))
        .suggests(FAILURE_IS_LOST, seen -> seen.stream().noneMatch(l -> l.startsWith("told")))
        .suggests(HANDLER_ELSEWHERE, seen -> !told(seen, "beat 1"))
        .shouldBe(
            "1 at 0",
            "told in beat 1",
            "handled at 150",
            "3 at 200",
            "told in beat 3",
            "handled at 350",
            "stopped at 350");
  }

  private static boolean told(List<String> lines, String task) {
    return lines.contains("told in " + task);
  }

  private void handleFor150(RunFailure failure) {
    failures.add(failure);
    note("told in " + (currentTask() == null ? "no task" : currentTask().name()));
    pause(150);
    at("handled");
  }

  private PeriodicBody noting(PeriodicBody body) {
    return tick -> {
      at(tick.number() + "");
      body.run(tick);
    };
  }

  @Test
  @DisplayName("a series that gives up has ended before the handler is told")
  void endsBeforeItTells() {
    var schedule = every(100).overlap(Overlap.ALLOW_ALL).times(4).givingUpAfter(1);
    run(
        () -> {
          series = schedule.onFailure(this::handleFor150).start(noting(failing()));
          join();
        });

    observed("a series that gives up at once, with a handler that takes 150 ms", trace)
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.contains("ended at 0"))
        .suggests(TELLS_FIRST, seen -> seen.contains("2 at 100") && told(seen, "beat 1"))
        .suggests(TOLD_TWICE, _ -> failures.size() == 2)
        .suggests(FAILURE_IS_LOST, seen -> seen.contains("2 at 100") && failures.isEmpty())
        .suggests(HANDLER_ELSEWHERE, seen -> seen.contains("1 at 0") && !told(seen, "beat 1"))
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended at 150"))
        .shouldBe("1 at 0", "told in beat 1", "handled at 150", "gave up at 150");
  }

  @Test
  @DisplayName("due times that wait for their turn when a series gives up are skipped")
  void givesUpWhileSomeWait() {
    run(
        () -> {
          series =
              tellingOfFailures(every(100).overlap(Overlap.BUFFER_ALL).times(9).givingUpAfter(1))
                  .start(
                      noting(
                          tick -> {
                            pause(250);
                            failing().run(tick);
                          }));
          join();
        });

    observed("runs of 250 ms, every 100 ms, of which the first fails", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.contains("ended at 0"))
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended at 250"))
        .suggests(FAILURE_IS_LOST, _ -> failures.isEmpty())
        .suggests(GIVING_UP_LEAVES, seen -> seen.contains("2 at 250"))
        .shouldBe("1 at 0", "gave up at 250");
    observed("due times that were skipped", series.facts().skipped())
        .suggests(GIVING_UP_LEAVES, seen -> seen == 0)
        .shouldBe(2L);
  }

  @Test
  @DisplayName("the last run that was asked for can be one failure too many")
  void givesUpAtTheLastRun() {
    run(
        () -> {
          series = tellingOfFailures(every(100).times(3).givingUpAfter(3)).start(failing());
          join();
        });

    observed(
            "which of three failures was the last",
            failures.stream().map(RunFailure::last).toList())
        .suggests(LAST_CANNOT_BE_TOO_MANY, seen -> seen.equals(List.of(false, false, false)))
        .suggests(TOLD_TWICE, seen -> seen.equals(List.of(false, false, true, true)))
        .shouldBe(List.of(false, false, true));
    observed("how the series ended", trace)
        .suggests(GIVES_UP_SILENTLY, seen -> seen.contains("ended at 200"))
        .shouldBe("gave up at 200");
  }

  @Test
  @DisplayName("a run that is cancelled does not end a row of failures")
  void aCancelledRunInARow() {
    run(
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      tick -> {
                        if (tick.number() == 2) {
                          pause(1000);
                        }
                        failing().run(tick);
                      });
          pause(150);
          series.underWay().forEach(Task::cancel);
          pause(100);
          await(series.stop());
        });

    observed(
            "failures in a row, of runs of which the second is cancelled",
            failures.stream().map(RunFailure::inARow).toList())
        .suggests(CANCELLED_RUN_FAILED, seen -> seen.size() == 3)
        .suggests(CANCELLED_ENDS_THE_ROW, seen -> seen.equals(List.of(1, 1)))
        .shouldBe(List.of(1, 2));
  }

  @Test
  @DisplayName("a run that has failed counts as that, also if it is cancelled while that is told")
  void cancelledInItsHandler() {
    run(
        () -> {
          series = every(100).onFailure(this::handleFor150).start(failing());
          pause(50);
          series.underWay().forEach(Task::cancel);
          pause(10);
          await(series.stop());
        });

    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(COUNTED_TWICE, seen -> seen.equals(List.of(1L, 1L, 1L)))
        .shouldBe(List.of(1L, 1L, 0L));
  }

  private static List<Long> counts(Facts facts) {
    return List.of(facts.runs(), facts.failures(), facts.cancelled());
  }

  // Cancelling

  @Test
  @DisplayName("cancelling a run ends that run alone, and is no failure")
  void cancellingARun() {
    runOrName(
        CANCELLED_RUN_ENDS_IT,
        "cancel the run under way",
        () -> {
          series = tellingOfFailures(every(100)).start(beginsAndEnds(60));
          pause(30);
          series.underWay().forEach(Task::cancel);
          pause(150);
          await(series.stop());
        });

    observed("runs of 60 ms, of which the first is cancelled after 30", trace)
        .suggests(CANCELLED_RUN_ENDS_IT, seen -> seen.equals(List.of("begin 1 at 0")))
        .shouldBe("begin 1 at 0", "begin 2 at 100", "end 2 at 160");
    observed("failures that were told", failures).suggests(CANCELLED_RUN_FAILED).shouldBeEmpty();
    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(CANCELLED_RUN_FAILED, seen -> seen.get(1) > 0)
        .suggests(CANCELLED_UNCOUNTED, seen -> seen.get(2) == 0)
        .shouldBe(List.of(2L, 0L, 1L));
  }

  @Test
  @DisplayName("a run that refuses to be cancelled, and returns, was not cancelled")
  void aRunThatRefuses() {
    run(
        () -> {
          series =
              tellingOfFailures(every(100))
                  .start(
                      _ -> {
                        try {
                          pause(1000);
                        } catch (CancelledError refused) {
                          at("refused");
                        }
                      });
          pause(50);
          series.underWay().forEach(Task::cancel);
          pause(10);
          await(series.stop());
        });

    observed("a run that is cancelled at 50", trace).shouldBe("refused at 50");
    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(COUNTS_REQUESTS, seen -> seen.get(2) == 1)
        .shouldBe(List.of(1L, 0L, 0L));
  }

  @Test
  @DisplayName("wherever a run is cancelled, the next one has its turn")
  void runsCancelledAtEveryMoment() {
    List<Ending> endings = new ArrayList<>();
    attempting(
            "three runs in a row, of which one is cancelled",
            () -> EveryMoment.strike("cancelled", moment -> endings.add(cancelARun(moment))))
        .suggests(END_IS_NO_NEWS, thrown -> stuckWhenItWas(thrown, "not cancelled"))
        .suggests(RUN_NEVER_ENDED, thrown -> stuckWhenItWas(thrown, "cancelled"))
        .suggests(JOIN_DOES_NOT_WAIT, thrown -> thrown.getMessage().contains("tasks left"))
        .shouldSucceed();

    for (var ending : endings) {
      observed("runs, those under way, and due times that wait", sums(ending.facts()))
          .suggests(CANCELLED_RUN_ENDS_IT, seen -> seen.getFirst() < 3 && ending.cancelled() == 1)
          .suggests(WAITING_ARE_FORGOTTEN, seen -> seen.getFirst() == 1)
          .suggests(MORE_THAN_ASKED, seen -> seen.getFirst() > 3)
          .shouldBe(List.of(3L, 0L, 0L));
      observed("cancelled runs", ending.facts().cancelled())
          .suggests(CANCELLED_RUN_FAILED, _ -> ending.facts().failures() > 0)
          .suggests(CANCELLED_UNCOUNTED, seen -> seen < ending.cancelled())
          .shouldBe(ending.cancelled());
    }
  }

  private static boolean stuckWhenItWas(Throwable thrown, String struck) {
    return thrown.getMessage().startsWith("when it was " + struck)
        && thrown.getCause() instanceof StuckLoopException;
  }

  /** What a series says at its end, and how many of the runs that were struck were cancelled. */
  private record Ending(Facts facts, long cancelled) {}

  private static Ending cancelARun(EveryMoment moment) {
    var started = new ArrayList<PeriodicTask>();
    var struck = new ArrayList<Task<Void>>();
    runStruck(
        _ -> moment.pass(() -> struck.addAll(cancelRunsOf(started))),
        () -> {
          started.add(every(100).overlap(Overlap.BUFFER_ALL).times(3).start(_ -> pause(230)));
          await(started.getFirst().join());
        });
    return new Ending(
        started.getFirst().facts(), struck.stream().filter(Task::isCancelled).count());
  }

  private static List<Long> sums(Facts facts) {
    return List.of(facts.runs(), (long) facts.underWay(), (long) facts.waiting());
  }

  private static List<Task<Void>> cancelRunsOf(List<PeriodicTask> series) {
    List<Task<Void>> runs = series.stream().flatMap(s -> s.underWay().stream()).toList();
    runs.forEach(Task::cancel);
    return runs;
  }

  /** Runs a program on a loop of its own, and does something to its task after each callback. */
  private static void runStruck(Consumer<Task<Void>> strike, CoroutineAction main) {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      Task<Void> task = Tasks.of(loop).create(async(main), "main", null);
      var striking =
          new LoopObserver() {
            @Override
            public void afterCallback(Handle handle) {
              strike.accept(task);
            }
          };
      loop.addObserver(striking);
      try {
        Runner.runUntilComplete(loop, task);
      } catch (CancelledError cancelled) {
        // That is how it may end.
      } finally {
        loop.removeObserver(striking);
      }
      observed("tasks left when the program has ended", Tasks.of(loop).pending()).shouldBeEmpty();
    }
  }

  @Test
  @DisplayName("cancel cancels the run under way, and begins no other")
  void cancel() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(0));
          pause(250);
          series.cancel();
          at("cancelled");
          pause(500);
          noteTasksLeft();
        });

    observed("a long run, and two that wait, cancelled at 250", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("begin 2 at 100"))
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_RUNS_THE_WAITING, seen -> seen.contains("begin 2 at 250"))
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("left: [beat, beat 1]"))
        .shouldBe("begin 1 at 0", "cancelled at 250", "cleaned up 1 at 250", "left: []");
    observed("runs, failures, and cancelled runs", counts(series.facts()))
        .suggests(CANCELLED_RUN_FAILED, seen -> seen.get(1) > 0)
        .suggests(CANCELLED_UNCOUNTED, seen -> seen.get(2) == 0)
        .shouldBe(List.of(1L, 0L, 1L));
  }

  @Test
  @DisplayName("what can be seen of a series right after cancel says that it has ended")
  void factsAfterCancel() {
    var facts = new ArrayList<Facts>();
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(0));
          pause(250);
          series.cancel();
          facts.add(series.facts());
        });

    observed("facts right after cancel, with a run under way and two that waited", facts.getFirst())
        .suggests(LEFT_TO_THE_KEEPER, seen -> seen.nextDue().isPresent() || seen.waiting() > 0)
        .shouldBe(new Facts(1, 0, 0, 2, 1, 0, OptionalLong.empty()));
  }

  @Test
  @DisplayName("a run that cleans up after it was cancelled is not cancelled again")
  void cancelledTwice() {
    run(
        () -> {
          series = every(100).start(cleansUpFor(50));
          pause(20);
          series.cancel();
          pause(10);
          series.cancel();
          pause(100);
        });

    observed("a run that needs 50 ms to clean up, cancelled at 20 and at 30", trace)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CANCELS_TWICE, seen -> seen.equals(List.of("begin 1 at 0")))
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("cleaned up 1 at 180"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 70");
  }

  @Test
  @DisplayName("a series whose task somebody cancels has ended, and its runs with it")
  void theTaskIsCancelled() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(0));
          pause(250);
          cancelTask("beat");
          pause(10);
        });

    observed("facts of a run and two that waited, after allTasks was cancelled", series.facts())
        .suggests(ONLY_ITS_OWN_CANCEL, seen -> seen.nextDue().isPresent() || seen.waiting() > 0)
        .suggests(CANCELLED_RUN_FAILED, seen -> seen.failures() == 1)
        .suggests(CANCELLED_UNCOUNTED, seen -> seen.runs() == 1 && seen.cancelled() == 0)
        .shouldBe(new Facts(1, 0, 1, 2, 0, 0, OptionalLong.empty()));
  }

  @Test
  @DisplayName("a series whose task is cancelled before its first step has ended")
  void theTaskIsCancelledBeforeItsFirstStep() {
    run(
        () -> {
          series = every(100).start(begins(0));
          cancelTask("beat");
          pause(10);
        });

    observed("facts of a series whose task was cancelled at once", series.facts())
        .suggests(ONLY_ITS_OWN_CANCEL, seen -> seen.nextDue().isPresent())
        .shouldBe(new Facts(0, 0, 0, 0, 0, 0, OptionalLong.empty()));
  }

  private static void cancelTask(String name) {
    allTasks().stream().filter(task -> task.name().equals(name)).forEach(Task::cancel);
  }

  @Test
  @DisplayName("a series that is cancelled before its first run leaves nothing behind")
  void cancelAtOnce() {
    run(
        () -> {
          series = every(100).start(begins(0));
          series.cancel();
          await(series.stop());
          pause(300);
          noteTasksLeft();
        });

    observed("a series that is cancelled at once", trace).shouldBe("left: []");
  }

  // Ending

  @Test
  @DisplayName("stop lets the run under way finish, waits for it, and begins no other")
  void stop() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(130);
          stopAndNote();
          pause(500);
        });

    observed("runs of 70 ms, every 100 ms, stopped at 130", trace)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 130") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 130") == 3)
        .suggests(STOP_SLEEPS_ON, seen -> seen.contains("stopped at 200"))
        .shouldBe(
            "begin 1 at 0", "end 1 at 70", "begin 2 at 100", "end 2 at 170", "stopped at 170");
    observed("when the next run is due", series.facts().nextDue()).shouldBe(OptionalLong.empty());
  }

  @Test
  @DisplayName("stop between two runs does not wait for the next due time")
  void stopBetweenRuns() {
    run(
        () -> {
          series = every(3_600_000).start(begins(0));
          pause(1000);
          await(series.stop());
          at("stopped");
        });

    observed("a run every hour, stopped after a second", trace)
        .suggests(STOP_SLEEPS_ON, seen -> seen.contains("stopped at 3600000"))
        .shouldBe("1 at 0", "stopped at 1000");
  }

  @Test
  @DisplayName("due times that wait for their turn when the series is stopped are skipped")
  void stopWhileSomeWait() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(beginsAndEnds(370));
          pause(320);
          stopAndNote();
          pause(1000);
        });

    observed("runs of 370 ms, every 100 ms, stopped at 320", trace)
        .suggests(STOP_RUNS_THE_WAITING, seen -> seen.contains("begin 2 at 370"))
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("begin 2 at 100"))
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 320") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.equals(List.of("begin 1 at 0", "stopped at 320")))
        .shouldBe("begin 1 at 0", "end 1 at 370", "stopped at 370");
    observed("due times that were skipped", series.facts().skipped()).shouldBe(3L);
    observed("due times that wait", series.facts().waiting()).shouldBe(0);
  }

  @Test
  @DisplayName("a series that wants no more runs is stopped like any other: who waits is skipped")
  void stopAtTheLast() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).times(3).start(begins(230));
          pause(250);
          stopAndNote();
        });

    observed("three runs of 230 ms, of which one waits at 250, when the series is stopped", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(STOP_IGNORED, seen -> seen.contains("3 at 460"))
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 250") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 250") == 2)
        .shouldBe("1 at 0", "2 at 230", "stopped at 460");
    observed("due times that were skipped", series.facts().skipped()).shouldBe(1L);
  }

  @Test
  @DisplayName("a stop does nothing before it is awaited, as all coroutines")
  void stopIsACoroutine() {
    run(
        () -> {
          series = every(100).start(begins(0));
          pause(50);
          var stop = series.stop();
          pause(100);
          await(stop);
          at("stopped");
        });

    observed("a stop that is made at 50, and awaited at 150", trace)
        .suggests(STOP_ACTS_AT_ONCE, seen -> seen.contains("1 at 0") && !seen.contains("2 at 100"))
        .suggests(STOP_SLEEPS_ON, seen -> seen.contains("stopped at 200"))
        .shouldBe("1 at 0", "2 at 100", "stopped at 150");
  }

  @Test
  @DisplayName("several may stop a series at once, and each of them waits")
  void severalStops() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(10);
          Task<Void> first = start("first", this::stopAndNote);
          pause(10);
          Task<Void> second = start("second", this::stopAndNote);
          await(gather(first, second));
          await(series.stop());
          at("stopped again");
        });

    observed("a run of 70 ms, stopped at 10 and at 20, and again when all is over", trace)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 10") == 1 && leftByStop == 0)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.indexOf("stopped at 10") == 1)
        .suggests(TOLD_IS_ENDED, seen -> seen.contains("stopped at 20"))
        .shouldBe(
            "begin 1 at 0", "end 1 at 70", "stopped at 70", "stopped at 70", "stopped again at 70");
  }

  @Test
  @DisplayName("close waits also for a series that was told to end before")
  void closeAfterStop() {
    run(
        () -> {
          series = every(100).start(cleansUpFor(30));
          pause(10);
          Task<Void> stopping = start("stopping", () -> await(series.stop()));
          pause(10);
          leftByStop = series.facts().underWay();
          series.close();
          at("closed");
          await(stopping);
        });

    observed("a run that needs 30 ms to clean up, stopped at 10 and closed at 20", trace)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_CANCELS, seen -> seen.contains("begin 1 at 0") && leftByStop == 0)
        .suggests(CANCELS_TWICE, seen -> seen.equals(List.of("begin 1 at 0", "closed at 20")))
        .suggests(TOLD_IS_ENDED, seen -> seen.indexOf("closed at 20") == 1)
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("closed at 1000030"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 50", "closed at 50");
  }

  @Test
  @DisplayName("who is cancelled while it waits for the end of a series does not go on")
  void theCancellationOfWhoWaits() {
    run(
        () -> {
          series = every(100).start(begins(70));
          pause(10);
          Task<Void> stopping = start("stopping", () -> waitAndNote(series.stop()));
          Task<Void> joining = start("joining", () -> waitAndNote(series.join()));
          pause(10);
          stopping.cancel();
          joining.cancel();
          pause(10);
          note("cancelled: " + stopping.isCancelled() + ", " + joining.isCancelled());
        });

    observed("a stop and a join that are cancelled at 20, with a run until 70", trace)
        .suggests(SWALLOWS, seen -> seen.contains("went on at 20"))
        .shouldBe("1 at 0", "cancelled: true, true");
  }

  private void waitAndNote(Coroutine<Void> end) {
    await(end);
    at("went on");
  }

  @Test
  @DisplayName("a stop that is cancelled has stopped the series, and leaves the run alone")
  void aCancelledStop() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(10);
          Task<Void> stopping = start("stopping", () -> await(series.stop()));
          pause(10);
          leftByStop = series.facts().underWay();
          stopping.cancel();
          ended(stopping);
          at("gave up");
          pause(500);
        });

    observed("a run of 70 ms, stopped at 10, with the stop cancelled at 20", trace)
        .suggests(STOP_CANCELS, seen -> seen.contains("begin 1 at 0") && leftByStop == 0)
        .suggests(CANCELLED_STOP, seen -> seen.equals(List.of("begin 1 at 0", "gave up at 20")))
        .shouldBe("begin 1 at 0", "gave up at 20", "end 1 at 70");
    observed("how many runs were cancelled", series.facts().cancelled())
        .suggests(CANCELLED_STOP)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("who stops a cancelled series, or waits for its end, is not cancelled with it")
  void stopAfterCancel() {
    runOrName(
        STOP_THROWS,
        "stop and join a series that is cancelled meanwhile",
        () -> {
          series = every(100).start(begins(70));
          pause(10);
          Task<Void> stopping = start("stopping", () -> await(series.stop()));
          Task<Void> joining = start("joining", () -> await(series.join()));
          pause(10);
          series.cancel();
          await(stopping);
          await(joining);
          at("both returned");
          await(series.stop());
          await(series.join());
          at("once more");
        });

    observed("a stop and a join at 10, of a series that is cancelled at 20", trace)
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("both returned at 70"))
        .shouldBe("1 at 0", "both returned at 20", "once more at 20");
  }

  @Test
  @DisplayName("a run can stop its own series, and does not wait for itself")
  void stopFromARun() {
    runOrName(
        WAITS_FOR_ITSELF,
        "a run that stops its own series",
        () -> {
          series =
              every(100)
                  .start(
                      tick -> {
                        at("begin " + tick.number());
                        if (tick.number() == 2) {
                          await(series.stop());
                          take(20);
                          at("goes on");
                        }
                      });
          start("joining", this::join);
          pause(350);
        });

    observed("the second run stops the series, and takes 20 ms more", trace)
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.contains("ended at 0"))
        .suggests(STOP_CANCELS, seen -> seen.size() == 3 && seen.contains("ended at 100"))
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(WAITS_FOR_ITSELF, seen -> seen.size() == 2)
        .shouldBe("begin 1 at 0", "begin 2 at 100", "goes on at 120", "ended at 120");
  }

  @Test
  @DisplayName("two runs that stop their own series do not wait for each other")
  void stopFromTwoRuns() {
    runOrName(
        WAITS_FOR_ITSELF,
        "two runs that stop their own series",
        () -> {
          series =
              every(100)
                  .overlap(Overlap.ALLOW_ALL)
                  .times(2)
                  .start(
                      tick -> {
                        pause(250 - 100 * tick.number());
                        await(series.stop());
                        at("stopped by " + tick.number());
                      });
          await(series.join());
        });

    observed(
            "two runs side by side stop the series at 150",
            trace.lines().stream().sorted().toList())
        .shouldBe("stopped by 1 at 150", "stopped by 2 at 150");
  }

  @Test
  @DisplayName("a run that stops another series waits for its end")
  void stopFromARunOfAnother() {
    run(
        () -> {
          var other = every(1000).start(beginsAndEnds(70));
          series =
              every(100)
                  .named("another")
                  .times(1)
                  .start(
                      _ -> {
                        pause(10);
                        await(other.stop());
                        at("stopped");
                      });
          await(series.join());
        });

    observed("a run of 70 ms, whose series is stopped by a run of another at 10", trace)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(ONE_VARIABLE, seen -> seen.contains("stopped at 10"))
        .suggests(JOIN_DOES_NOT_WAIT, seen -> !seen.toString().contains("stopped"))
        .shouldBe("begin 1 at 0", "end 1 at 70", "stopped at 70");
  }

  @Test
  @DisplayName("a run can stop its own series by way of another task")
  void stopFromATaskOfARun() {
    runOrName(
        KNOWS_ONLY_ITS_TASK,
        "a run that awaits gather(series.stop(), …)",
        () -> {
          series =
              every(100)
                  .times(1)
                  .start(
                      _ -> {
                        await(gather(series.stop(), sleep(millis(10))));
                        at("gathered");
                      });
          await(series.join());
        });

    observed("a run that stops its series by way of gather", trace)
        .shouldBe("gathered at 10");
  }

  @Test
  @DisplayName("a task that was started by a run which has ended does wait")
  void stopFromATaskThatARunLeftBehind() {
    run(
        () -> {
          series =
              every(100)
                  .start(
                      tick -> {
                        if (tick.number() == 1) {
                          start("left behind", this::stopsAt150);
                        } else {
                          beginsAndEnds(70).run(tick);
                        }
                      });
          pause(1000);
        });

    observed("a run of 70 ms from 100 on, and a stop at 150", trace)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_CANCELS, seen -> seen.equals(List.of("begin 2 at 100", "stopped at 150")))
        .suggests(NEVER_WAITS, seen -> seen.contains("stopped at 150"))
        .shouldBe("begin 2 at 100", "end 2 at 170", "stopped at 170");
  }

  private void stopsAt150() {
    pause(150);
    stopAndNote();
  }

  @Test
  @DisplayName("close cancels the run under way, and waits until it has cleaned up")
  void close() {
    run(
        () -> {
          try (var beat = every(100).start(cleansUpFor(30))) {
            series = beat;
            pause(50);
          }
          at("closed");
          series.close();
          at("closed again");
        });

    observed("a run that needs 30 ms to clean up, closed at 50", trace)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.indexOf("closed at 50") == 1)
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("closed at 1000030"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 80", "closed at 80", "closed again at 80");
    attempting("closing an ended series once more, outside of a loop", series::close)
        .shouldSucceed();
  }

  @Test
  @DisplayName("close leaves nothing behind, even if it is cancelled while it waits")
  void closeIsCancelled() {
    run(
        () -> {
          Task<Void> owner =
              start(
                  "owner",
                  () -> {
                    try (var beat = every(100).start(cleansUpFor(30))) {
                      series = beat;
                      pause(50);
                    } finally {
                      at("closed");
                    }
                    at("went on");
                  });
          pause(60);
          owner.cancel();
          ended(owner);
        });

    observed(
            "a run that needs 30 ms to clean up, closed at 50; its owner is cancelled at 60", trace)
        .suggests(CLOSE_GIVES_UP, seen -> seen.contains("closed at 60"))
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.indexOf("closed at 50") == 1)
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("closed at 1000030"))
        .suggests(SWALLOWS, seen -> seen.contains("went on at 80"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 80", "closed at 80");
  }

  @Test
  @DisplayName("close in a callback cannot wait; it says so, when it has cancelled the series")
  void closeInACallback() {
    run(
        () -> {
          series = every(100).overlap(Overlap.ALLOW_ALL).start(cleansUpFor(0));
          pause(50);
          EventLoop.running().callSoon(this::closesInACallback);
          pause(70);
        });

    observed("a series that is closed at 50, in a callback", trace)
        .suggests(CLOSE_RETURNS, seen -> seen.contains("closed"))
        .suggests(CLOSE_REFUSES, seen -> seen.contains("begin 2 at 100"))
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("cleaned up 1 at 120"))
        .shouldBe("begin 1 at 0", "cannot wait", "cleaned up 1 at 50");
  }

  private void closesInACallback() {
    try {
      series.close();
      note("closed");
    } catch (IllegalStateException told) {
      note("cannot wait");
    }
  }

  @Test
  @DisplayName("a run that closes its own series does not wait for itself")
  void closeFromARun() {
    runOrName(
        WAITS_FOR_ITSELF,
        "a run that closes its own series",
        () -> {
          series =
              every(100)
                  .start(
                      _ -> {
                        series.close();
                        at("closed");
                        take(50);
                        at("went on");
                      });
          start("joining", this::join);
          pause(130);
        });

    observed("a run that closes its own series, and then awaits something", trace)
        .suggests(WAITS_FOR_ITSELF, List::isEmpty)
        .suggests(JOIN_DOES_NOT_WAIT, seen -> seen.indexOf("ended at 0") == 0 && seen.size() > 1)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(CLOSE_OF_A_RUN, seen -> seen.contains("closed at 100") && seen.size() > 2)
        .suggests(CANCEL_LETS_FINISH, seen -> seen.contains("ended at 50"))
        .shouldBe("closed at 0", "ended at 0");
  }

  @Test
  @DisplayName("who is cancelled while it waits for the end does not cancel the series")
  void aCancelledJoin() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          Task<Void> joining = start("joining", () -> await(series.join()));
          pause(30);
          joining.cancel();
          pause(130);
          stopAndNote();
        });

    observed("runs of 70 ms, whose end somebody waits for until 30", trace)
        .suggests(JOIN_CANCELS, seen -> seen.contains("begin 1 at 0") && seen.size() == 2)
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 160") && leftByStop > 0)
        .suggests(STOP_CANCELS, seen -> seen.indexOf("stopped at 160") == 3)
        .shouldBe(
            "begin 1 at 0", "end 1 at 70", "begin 2 at 100", "end 2 at 170", "stopped at 170");
  }

  @Test
  @DisplayName("a run that waits for the end of its own series is told that it cannot")
  void joinFromARun() {
    runOrName(
        WAITS_FOR_ITSELF,
        "a run that joins its own series",
        () -> {
          series = every(100).times(1).start(_ -> joinAndNote(series.join()));
          await(series.join());
        });

    observed("what the run was told", trace)
        .suggests(JOIN_RETURNS_IN_A_RUN, seen -> seen.contains("went on at 0"))
        .shouldBe("a run cannot wait for the end of its own series");
  }

  private void joinAndNote(Awaitable<?> join) {
    try {
      await(join);
      at("went on");
    } catch (IllegalStateException told) {
      note(told.getMessage());
    }
  }

  @Test
  @DisplayName("a task of a run that waits for the end of the series is told that it cannot, too")
  void joinFromATaskOfARun() {
    runOrName(
        KNOWS_ONLY_ITS_TASK,
        "a run that awaits gather(series.join(), …)",
        () -> {
          series =
              every(100)
                  .times(1)
                  .start(_ -> joinAndNote(gather(series.join(), sleep(millis(10)))));
          await(series.join());
        });

    observed("what a run was told that joins its series by way of gather", trace)
        .suggests(JOIN_RETURNS_IN_A_RUN, seen -> seen.contains("went on at 10"))
        .shouldBe("a run cannot wait for the end of its own series");
  }

  @Test
  @DisplayName("who waits for the end of a series is told if its task has failed")
  void joinTellsOfOtherFailures() {
    var draws = new AtomicInteger();
    RandomGenerator broken =
        () -> {
          if (draws.incrementAndGet() > 2) {
            throw new IllegalStateException("no more random numbers");
          }
          return 0;
        };
    run(
        () -> {
          series = every(100).times(5).jitter(millis(50), broken).start(begins(0));
          try {
            await(series.join());
            note("ended");
          } catch (Exception failure) {
            note("failed");
          }
        });

    observed("the end of a series whose source of jitter throws", trace.lines().getLast())
        .suggests(JOIN_DOES_NOT_WAIT, _ -> draws.get() < 3 && series.facts().runs() < 5)
        .suggests(JOIN_HIDES, seen -> seen.equals("ended"))
        .shouldBe("failed");
  }

  @Test
  @DisplayName("when the main coroutine ends, nothing of a forgotten series is left")
  void aForgottenSeries() {
    List<String> reports = new ArrayList<>();
    runOrName(
        RUNS_ARE_NOBODYS,
        "ending a program with a series under way",
        () -> {
          EventLoop.running().setExceptionHandler((_, context) -> reports.add(context.message()));
          series = every(100).overlap(Overlap.BUFFER_ALL).start(cleansUpFor(500));
          pause(250);
        });

    observed("what a run does that is under way when main ends at 250", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("begin 2 at 100"))
        .suggests(RUNS_ARE_NOBODYS, _ -> ownerless)
        .shouldBe("begin 1 at 0", "cleaned up 1 at 750");
    observed("what the loop complains of", reports)
        .suggests(CANCELLED_RUN_FAILED, seen -> seen.contains("run 1 of beat failed"))
        .suggests(RUNS_ARE_NOBODYS, seen -> seen.toString().contains("pending"))
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("wherever its owner is cancelled, nothing of a closed series is left")
  void cancelledAtEveryMoment() {
    attempting(
            "closing a series whose owner is cancelled",
            () -> EveryMoment.strike("cancelled", this::cancelTheOwner))
        .suggests(RUNS_ARE_NOBODYS, thrown -> thrown.getMessage().contains("[Task[beat 1"))
        .suggests(CLOSE_DOES_NOT_WAIT, thrown -> leftWhenItWas(thrown, "not cancelled"))
        .suggests(CLOSE_GIVES_UP, thrown -> leftWhenItWas(thrown, "cancelled"))
        .shouldSucceed();
  }

  private static boolean leftWhenItWas(Throwable thrown, String struck) {
    return thrown.getMessage().startsWith("when it was " + struck)
        && thrown.getMessage().contains("[Task[beat,");
  }

  private void cancelTheOwner(EveryMoment moment) {
    runStruck(
        owner -> moment.pass(owner::cancel),
        () -> {
          try (var _ = every(100).overlap(Overlap.ALLOW_ALL).start(cleansUpFor(30))) {
            pause(250);
          }
        });
  }

  // What can be seen

  @Test
  @DisplayName("a series says how many runs there were, and when the next one is due")
  void facts() {
    var facts = new ArrayList<Facts>();
    run(
        () -> {
          series =
              tellingOfFailures(every(100).firstAfter(millis(10)).overlap(Overlap.BUFFER_ONE))
                  .start(
                      tick -> {
                        take(220);
                        throw new IllegalArgumentException("run " + tick.number());
                      });
          facts.add(series.facts());
          pause(120);
          facts.add(series.facts());
          pause(120);
          facts.add(series.facts());
          series.close();
          facts.add(series.facts());
        });

    observed("facts at the start", facts.get(0))
        .shouldBe(new Facts(0, 0, 0, 0, 0, 0, OptionalLong.of(10_000_000)));
    observed("facts at 120: one run is under way, and one due time waits", facts.get(1))
        .shouldBe(new Facts(1, 0, 0, 0, 1, 1, OptionalLong.of(210_000_000)));
    observed("facts at 240: the first has failed, the third was skipped", facts.get(2))
        .suggests(FAILURE_IS_LOST, seen -> seen.failures() == 0)
        .suggests(FAILURE_ENDS_IT, seen -> seen.failures() == 1 && seen.nextDue().isEmpty())
        .suggests(END_IS_NO_NEWS, seen -> seen.underWay() == 0 && seen.waiting() == 1)
        .suggests(SKIPPED_UNCOUNTED, seen -> seen.skipped() == 0)
        .shouldBe(new Facts(2, 1, 0, 1, 1, 0, OptionalLong.of(310_000_000)));
    observed("facts when it is closed", facts.get(3))
        .suggests(
            CANCELLED_RUN_FAILED, _ -> failures.getLast().exception() instanceof CancelledError)
        .suggests(CANCEL_LETS_FINISH, seen -> seen.failures() == 2 && seen.cancelled() == 0)
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.underWay() == 1 && !ownerless)
        .suggests(CANCELLED_UNCOUNTED, seen -> seen.underWay() == 0 && seen.cancelled() == 0)
        .shouldBe(new Facts(2, 1, 1, 1, 0, 0, OptionalLong.empty()));
  }

  @Test
  @DisplayName("the tasks have the series' name, and those of runs a number")
  void names() {
    run(
        () -> {
          series = every(100).overlap(Overlap.ALLOW_ALL).start(begins(150));
          pause(120);
          note("runs: " + series.underWay().stream().map(Task::name).toList());
          note("series: " + allTasks().stream().anyMatch(task -> task.name().equals("beat")));
          series.close();
        });

    observed("the names of tasks", trace)
        .shouldBe("1 at 0", "2 at 100", "runs: [beat 1, beat 2]", "series: true");
  }

  @Test
  @DisplayName("the task of a run has the number of its tick, and those that were skipped count")
  void namesOfRuns() {
    runFor(
        350,
        every(100),
        _ -> {
          note(currentTask().name());
          pause(230);
        });

    observed("the names of runs of 230 ms, every 100 ms", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.size() > 2)
        .suggests(NAMED_BY_COUNT, seen -> seen.contains("beat 2"))
        .shouldBe("beat 1", "beat 4");
  }

  @Test
  @DisplayName("no run is due when those that wait are the last that were asked for")
  void nothingDueAfterTheLast() {
    var facts = new ArrayList<Facts>();
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).times(3).start(_ -> pause(230));
          pause(250);
          facts.add(series.facts());
          series.close();
        });

    observed("facts at 250: of three runs one has ended, one is under way, one waits", facts.get(0))
        .suggests(MORE_THAN_ASKED, seen -> seen.runs() == 2 && seen.nextDue().isPresent())
        .suggests(END_IS_NO_NEWS, seen -> seen.runs() == 1 && seen.waiting() == 2)
        .suggests(WAITING_ARE_FORGOTTEN, seen -> seen.runs() == 1 && seen.waiting() == 0)
        .shouldBe(new Facts(2, 0, 0, 0, 1, 1, OptionalLong.empty()));
  }

  @Test
  @DisplayName("the list of the runs under way stays as it was when somebody asked")
  void theRunsUnderWay() {
    run(
        () -> {
          series = every(100).start(_ -> pause(70));
          pause(50);
          var then = series.underWay();
          note("then " + then.size());
          pause(40);
          note("later " + then.size());
          note("now " + series.underWay().size());
          await(series.stop());
        });

    observed("the runs under way at 50, looked at twice, and those at 90", trace)
        .suggests(LIVE_VIEW, seen -> seen.contains("then 1") && seen.contains("later 0"))
        .shouldBe("then 1", "later 1", "now 0");
  }

  @Test
  @DisplayName("a series names itself")
  void nameOfASeries() {
    run(
        () -> {
          series = every(100).start(_ -> {});
          note(series.toString());
          await(series.stop());
        });

    observed("what toString says of a series with the name beat", trace)
        .shouldSatisfy("something with that name", seen -> seen.getFirst().contains("beat"));
  }

  @Test
  @DisplayName("a series sleeps until a run is due, and the loop with it")
  void sleepsUntilARunIsDue() {
    runFor(10_500, every(1000), _ -> {});

    observed("how often the loop polled in 10 s, with a run every second", time.polls())
        .suggests(POLLS, polls -> polls > 400)
        .shouldSatisfy("200 times at most", polls -> polls <= 200);
  }

  @Test
  @DisplayName("a series that has ended leaves no timer behind")
  void noTimerIsLeft() {
    var sleeps = new ArrayList<Duration>();
    run(
        () -> {
          series = every(3_600_000).start(_ -> {});
          pause(1000);
          await(series.stop());
          int before = time.polls();
          pause(7_200_000);
          sleeps.addAll(time.timeouts().subList(before, time.polls()));
        });

    observed(
            "how long the loop sleeps, for two hours after a series with a run every hour",
            sleeps.stream().filter(Duration::isPositive).toList())
        .suggests(LEAVES_A_TIMER, seen -> seen.size() > 1)
        .shouldBe(List.of(Duration.ofHours(2)));
  }

  @Test
  @DisplayName("a series cannot be started outside of a loop")
  void outsideOfALoop() {
    attempting("starting a series outside of a loop", () -> every(100).start(begins(0)))
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      PeriodicDemo.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("periods", trace.lines());
  }
}
