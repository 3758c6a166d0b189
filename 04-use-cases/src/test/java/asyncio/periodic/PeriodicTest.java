package asyncio.periodic;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
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
import asyncio.periodic.demo.PeriodicDemo;
import asyncio.task.CancelledError;
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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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

  // Stop

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

  // Cancel, close, join

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

  private static final LongSupplier NO_JITTER = () -> 0;

  private final List<RunFailure> failures = new ArrayList<>();
  private PeriodicTask series;

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

  /** Notes the beginning of each run, which takes a time. */
  private PeriodicBody begins(long takes) {
    return tick -> {
      at(tick.number() + "");
      pause(takes);
    };
  }

  /** Notes the beginning and the end of each run, which takes a time. */
  private PeriodicBody beginsAndEnds(long takes) {
    return tick -> {
      at("begin " + tick.number());
      pause(takes);
      at("end " + tick.number());
    };
  }

  /** A body that takes longer than any test, and some time to clean up. */
  private PeriodicBody cleansUpFor(long takes) {
    return tick -> {
      at("begin " + tick.number());
      try {
        pause(1_000_000);
      } finally {
        pause(takes);
        at("cleaned up " + tick.number());
      }
    };
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

  // A fixed rate

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

  private static LongSupplier script(long... values) {
    return LongStream.of(values).iterator()::nextLong;
  }

  @Test
  @DisplayName("due times of a fixed rate stay where they are, however late one is taken")
  void dueTimesStayWhereTheyAre() {
    observed(
            "due times from 1000 on, a period of 100, each taken late",
            taken(new FixedRate(1000, 100, NO_JITTER, false), 0, 90, 30, 99, 1))
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst() == 1100)
        .suggests(DRIFTS)
        .shouldBe(List.of(1000L, 1100L, 1200L, 1300L, 1400L));
  }

  @Test
  @DisplayName("of several due times that were missed the last one is taken, and stands for all")
  void theLastOfTheMissed() {
    var rate = new FixedRate(0, 100, NO_JITTER, false);

    observed("what is taken of 0, 100, 200 and 300, at 350", rate.take(350))
        .suggests(FORGETS_THE_MISSED, seen -> seen.due() > 350)
        .suggests(BURSTS, seen -> seen.due() < 300)
        .shouldBe(new Tick(4, 300, 3));
    observed("what is due next", rate.next()).suggests(DRIFTS).shouldBe(OptionalLong.of(400));
    observed("what is taken at 400", rate.take(400)).shouldBe(new Tick(5, 400, 0));
    observed("what is taken at 700, the very time of one", rate.take(700))
        .suggests(BURSTS, seen -> seen.due() < 700)
        .shouldBe(new Tick(8, 700, 2));
  }

  @Test
  @DisplayName("who catches up takes every due time that was missed")
  void catchingUp() {
    var rate = new FixedRate(0, 100, NO_JITTER, true);
    List<Tick> taken = new ArrayList<>();
    while (taken.size() < 10 && rate.next().getAsLong() <= 350) {
      taken.add(rate.take(350));
    }

    observed("what is taken at 350, of 0, 100, 200 and 300", taken)
        .suggests(NEVER_CATCHES_UP, seen -> seen.size() == 1)
        .shouldBe(
            List.of(
                new Tick(1, 0, 0), new Tick(2, 100, 0), new Tick(3, 200, 0), new Tick(4, 300, 0)));
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

    observed("what is taken", taken).shouldBe(new Tick(year / 100 + 1, year, year / 100));
  }

  @Test
  @DisplayName("each due time has a jitter of its own, which says nothing about the next")
  void jitterDoesNotAddUp() {
    observed(
            "due times with a period of 100, and jitters of 30, 0, 90 and 10",
            taken(new FixedRate(0, 100, script(30, 0, 90, 10, 0, 0), false), 0, 0, 0, 0))
        .suggests(ONE_JITTER, seen -> seen.get(1) == 130)
        .suggests(JITTER_ADDS_UP)
        .shouldBe(List.of(30L, 100L, 290L, 310L));
  }

  @Test
  @DisplayName("a due time is not missed before its jitter has passed")
  void missedWithJitter() {
    var rate = new FixedRate(0, 100, () -> 50, false);

    observed("what is taken of 50, 150 and 250, at 240", rate.take(240))
        .suggests(TAKES_TOO_EARLY, seen -> seen.number() == 3)
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
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst() > 0)
        .suggests(DRIFTS)
        .shouldBe(IntStream.range(0, 100).mapToObj(i -> i * 1000L).toList());
  }

  @Test
  @DisplayName("the first run can come later, and moves the others with it")
  void theFirstRunLater() {
    runFor(250, every(100).firstAfter(millis(30)), begins(0));

    observed("runs every 100 ms, the first after 30", trace)
        .suggests(FIRST_A_PERIOD_LATE, seen -> seen.getFirst().equals("1 at 130"))
        .suggests(DRIFTS)
        .shouldBe("1 at 30", "2 at 130", "3 at 230");
  }

  @Test
  @DisplayName("after the loop was held up there is one run, and then the old due times again")
  void theLoopIsHeldUp() {
    holdUp(every(100).overlap(Overlap.ALLOW_ALL));

    observed("runs every 100 ms, on a loop that is held up from 250 to 850", trace)
        .suggests(BURSTS, seen -> seen.contains("4 at 850"))
        .suggests(FORGETS_THE_MISSED, seen -> !seen.contains("9 at 850"))
        .suggests(DRIFTS)
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "9 at 850", "10 at 900");
    observed("how many due times were skipped", series.facts().skipped()).shouldBe(5L);
  }

  @Test
  @DisplayName("a schedule that catches up makes up for all runs, once the loop goes on")
  void theLoopIsHeldUpAndCatchesUp() {
    holdUp(every(100).overlap(Overlap.BUFFER_ALL).catchingUp());

    observed("runs every 100 ms, on a loop that is held up from 250 to 850", trace)
        .suggests(NEVER_CATCHES_UP)
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

  private void holdUp(Schedule schedule) {
    run(
        () -> {
          series = schedule.start(tick -> at(tick.number() + ""));
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

    observed(
            "how late runs were after a multiple of the period, of 300, with seed 7",
            IntStream.range(0, 200).mapToObj(i -> begun.get(i) - i * 100_000_000L).toList())
        .suggests(JITTER_ADDS_UP)
        .shouldSatisfy(
            "between 0 and 80 ms, each", late -> late.stream().allMatch(l -> l >= 0 && l < 80e6));
    observed("how many of 200 runs had the same jitter as another", 200 - distinctJitters(begun))
        .suggests(ONE_JITTER)
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

  // A fixed delay

  @Test
  @DisplayName("a fixed delay is the pause after the end of a run")
  void fixedDelay() {
    run(
        () -> {
          series = Schedule.withFixedDelay(millis(100)).times(4).start(beginsAndEnds(70));
          await(series.join());
        });

    observed("runs of 70 ms, with a delay of 100", trace)
        .suggests(DELAY_FROM_THE_BEGINNING)
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
    var delay = new FixedDelay(1000, 100, script(5, 20, 0, 0));
    OptionalLong first = delay.next();
    Tick taken = delay.take(1010);

    observed("the first due time, with a jitter of 5", first).shouldBe(OptionalLong.of(1005));
    observed("what is taken at 1010", taken).shouldBe(new Tick(1, 1005, 0));
    observed("what is due while the run is under way", delay.next())
        .suggests(DELAY_FROM_THE_BEGINNING)
        .shouldBe(OptionalLong.empty());
    delay.runEnded(5000);
    observed("what is due after its end at 5000, with a jitter of 20", delay.next())
        .suggests(DELAY_FROM_THE_BEGINNING)
        .shouldBe(OptionalLong.of(5120));
    observed("what is taken then", delay.take(5120)).shouldBe(new Tick(2, 5120, 0));
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
        .suggests(KEEPS_THE_LAST)
        .shouldBe("taken", "runs 1", "taken", "runs 2", "taken", "skipped", "then 3", "waiting 0");
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
        .suggests(OVERLAPS_ANYWAY)
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
        .suggests(DRIFTS)
        .shouldBe("1 at 0", "4 at 300", "7 at 600");
    observed("how many due times were skipped", series.facts().skipped())
        .suggests(ONE_AT_A_TIME)
        .shouldBe(5L);
  }

  @Test
  @DisplayName("buffer one: a due time that comes during a run waits, and those after it do not")
  void bufferOne() {
    runFor(650, every(100).overlap(Overlap.BUFFER_ONE), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(KEEPS_THE_LAST, seen -> seen.contains("3 at 230"))
        .suggests(ONE_AT_A_TIME)
        .shouldBe("1 at 0", "2 at 230", "4 at 460");
  }

  @Test
  @DisplayName("buffer all: due times that come during a run wait, and run in order")
  void bufferAll() {
    runFor(750, every(100).overlap(Overlap.BUFFER_ALL), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(ONE_AT_A_TIME)
        .shouldBe("1 at 0", "2 at 230", "3 at 460", "4 at 690");
    observed("how many due times were skipped, at the end", series.facts().skipped()).shouldBe(4L);
  }

  @Test
  @DisplayName("allow all: every run begins when it is due")
  void allowAll() {
    runFor(350, every(100).overlap(Overlap.ALLOW_ALL), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(ONE_AT_A_TIME)
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300");
  }

  @Test
  @DisplayName("a series of so many runs ends by itself, and skipped ones do not count")
  void soManyRuns() {
    runOrName(
        COUNTS_THE_SKIPPED,
        "three runs of 230 ms, every 100 ms",
        () -> {
          series = every(100).times(3).start(begins(230));
          await(series.join());
          at("end");
        });

    observed("three runs of 230 ms, every 100 ms", trace)
        .suggests(COUNTS_THE_SKIPPED)
        .shouldBe("1 at 0", "4 at 300", "7 at 600", "end at 830");
  }

  @Test
  @DisplayName("a series of so many runs does not end before those that wait have run")
  void soManyRunsThatWait() {
    runOrName(
        WAITING_ARE_FORGOTTEN,
        "three runs of 230 ms, every 100 ms, one after the other",
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).times(3).start(begins(230));
          await(series.join());
          at("end");
        });

    observed("three runs of 230 ms, every 100 ms", trace)
        .suggests(WAITING_ARE_FORGOTTEN)
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
        .suggests(FAILURE_ENDS_IT)
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300");
    observed("what the handler was told", failures)
        .suggests(FAILURE_IS_LOST, List::isEmpty)
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
        .suggests(FAILURE_IS_LOST)
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
        .suggests(ONLY_EXCEPTIONS)
        .shouldBe("1 at 0", "2 at 100");
    observed("how many failures were told", failures.size()).suggests(ONLY_EXCEPTIONS).shouldBe(2);
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
        .suggests(CANCELLED_FROM_WITHIN)
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
        .suggests(FAILURE_ENDS_IT, seen -> seen.size() < 6)
        .shouldBe("1 at 0", "2 at 100", "3 at 200", "4 at 300", "5 at 400", "6 at 500");
    observed("how many had failed in a row", failures.stream().map(RunFailure::inARow).toList())
        .suggests(COUNTS_ALL_FAILURES)
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
              tellingOfFailures(every(100).givingUpAfter(2))
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
        .suggests(GIVES_UP_SILENTLY)
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
              tellingOfFailures(every(100).overlap(Overlap.ALLOW_ALL).givingUpAfter(1))
                  .start(
                      tick -> {
                        pause(250);
                        throw new IllegalArgumentException("run " + tick.number());
                      });
          try {
            await(series.join());
          } catch (TooManyFailures tooMany) {
            at(tooMany.getCause().getMessage());
          }
        });

    observed("how the wait for the end ended", trace)
        .suggests(GIVES_UP_SILENTLY, List::isEmpty)
        .shouldBe("run 1 at 450");
    observed("for which failures it was the end", failures.stream().map(RunFailure::last).toList())
        .shouldBe(List.of(true, false, false));
  }

  // Cancelling a run

  @Test
  @DisplayName("cancelling a run ends that run alone, and is no failure")
  void cancellingARun() {
    runOrName(
        CANCELLED_RUN_ENDS_IT,
        "cancel the run under way",
        () -> {
          series = tellingOfFailures(every(100)).start(beginsAndEnds(60));
          pause(30);
          series.underWay().getFirst().cancel();
          pause(150);
          await(series.stop());
        });

    observed("runs of 60 ms, of which the first is cancelled after 30", trace)
        .suggests(CANCELLED_RUN_ENDS_IT)
        .shouldBe("begin 1 at 0", "begin 2 at 100", "end 2 at 160");
    observed("failures that were told", failures).suggests(CANCELLED_RUN_FAILED).shouldBeEmpty();
    observed(
            "runs, failures, and cancelled runs",
            List.of(series.facts().runs(), series.facts().failures(), series.facts().cancelled()))
        .suggests(CANCELLED_RUN_FAILED)
        .shouldBe(List.of(2L, 0L, 1L));
  }

  @Test
  @DisplayName("wherever a run is cancelled, the next one has its turn")
  void runsCancelledAtEveryMoment() {
    during(
        RUN_NEVER_ENDED,
        "three runs in a row, of which one is cancelled",
        () -> EveryMoment.strike("cancelled", PeriodicTest::cancelARun));
  }

  private static void cancelARun(EveryMoment moment) {
    var started = new ArrayList<PeriodicTask>();
    runStruck(
        _ -> moment.pass(() -> cancelRunsOf(started)),
        () -> {
          started.add(every(100).overlap(Overlap.BUFFER_ALL).times(3).start(_ -> pause(230)));
          await(started.getFirst().join());
        });

    Facts facts = started.getFirst().facts();
    observed("runs, those under way, and due times that wait", sums(facts))
        .shouldBe(List.of(3L, 0L, 0L));
  }

  private static List<Long> sums(Facts facts) {
    return List.of(facts.runs(), (long) facts.underWay(), (long) facts.waiting());
  }

  private static void cancelRunsOf(List<PeriodicTask> series) {
    series.stream().flatMap(s -> s.underWay().stream()).forEach(Task::cancel);
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

  // Stopping

  @Test
  @DisplayName("stop lets the run under way finish, waits for it, and begins no other")
  void stop() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(130);
          await(series.stop());
          at("stopped");
          pause(500);
        });

    observed("runs of 70 ms, every 100 ms, stopped at 130", trace)
        .suggests(STOP_CANCELS, seen -> !seen.contains("end 2 at 170"))
        .suggests(STOP_DOES_NOT_WAIT, seen -> seen.contains("stopped at 130"))
        .suggests(STOP_SLEEPS_ON)
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
        .suggests(STOP_SLEEPS_ON)
        .shouldBe("1 at 0", "stopped at 1000");
  }

  @Test
  @DisplayName("due times that wait for their turn when the series is stopped are skipped")
  void stopWhileSomeWait() {
    run(
        () -> {
          series = every(100).overlap(Overlap.BUFFER_ALL).start(beginsAndEnds(370));
          pause(320);
          await(series.stop());
          at("stopped");
          pause(1000);
        });

    observed("runs of 370 ms, every 100 ms, stopped at 320", trace)
        .suggests(STOP_RUNS_THE_WAITING, seen -> seen.size() > 3)
        .suggests(STOP_DOES_NOT_WAIT)
        .shouldBe("begin 1 at 0", "end 1 at 370", "stopped at 370");
    observed("due times that were skipped", series.facts().skipped()).shouldBe(3L);
    observed("due times that wait", series.facts().waiting()).shouldBe(0);
  }

  @Test
  @DisplayName("several may stop a series at once, and all of them wait")
  void severalStops() {
    run(
        () -> {
          series = every(100).start(beginsAndEnds(70));
          pause(10);
          var others = List.of(series.stop(), series.stop());
          await(gather(others));
          at("stopped");
          await(series.stop());
          at("stopped again");
        });

    observed("a run of 70 ms, stopped twice at 10, and again when all is over", trace)
        .suggests(STOP_DOES_NOT_WAIT)
        .shouldBe("begin 1 at 0", "end 1 at 70", "stopped at 70", "stopped again at 70");
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
          stopping.cancel();
          ended(stopping);
          at("gave up");
          pause(500);
        });

    observed("a run of 70 ms, stopped at 10, with the stop cancelled at 20", trace)
        .suggests(CANCELLED_STOP, seen -> !seen.contains("end 1 at 70"))
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
        .suggests(CANCEL_LETS_FINISH)
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
                          pause(20);
                          at("goes on");
                        }
                      });
          await(series.join());
          at("ended");
        });

    observed("the second run stops the series, and takes 20 ms more", trace)
        .suggests(WAITS_FOR_ITSELF)
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
        .suggests(WAITS_FOR_ITSELF)
        .shouldBe("stopped by 1 at 150", "stopped by 2 at 150");
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
                  .start(
                      _ -> {
                        await(gather(series.stop(), sleep(millis(10))));
                        at("gathered");
                      });
          await(series.join());
        });

    observed("a run that stops its series by way of gather", trace)
        .suggests(KNOWS_ONLY_ITS_TASK)
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
        .suggests(NEVER_WAITS)
        .shouldBe("begin 2 at 100", "end 2 at 170", "stopped at 170");
  }

  private void stopsAt150() {
    pause(150);
    await(series.stop());
    at("stopped");
  }

  // Cancelling the series

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
          note("tasks left: " + (allTasks().size() - 1));
        });

    observed("a long run, and two that wait, cancelled at 250", trace)
        .suggests(RUNS_ARE_NOBODYS, seen -> seen.contains("tasks left: 1"))
        .suggests(STOP_RUNS_THE_WAITING, seen -> seen.contains("begin 2 at 250"))
        .suggests(CANCEL_LETS_FINISH)
        .shouldBe("begin 1 at 0", "cancelled at 250", "cleaned up 1 at 250", "tasks left: 0");
    observed(
            "runs, cancelled runs and skipped due times",
            List.of(series.facts().runs(), series.facts().cancelled(), series.facts().skipped()))
        .shouldBe(List.of(1L, 1L, 2L));
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
          note("tasks left: " + (allTasks().size() - 1));
        });

    observed("a series that is cancelled at once", trace).shouldBe("tasks left: 0");
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
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.contains("closed at 50"))
        .suggests(CANCEL_LETS_FINISH)
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
        .suggests(CLOSE_DOES_NOT_WAIT, seen -> seen.contains("closed at 50"))
        .shouldBe("begin 1 at 0", "cleaned up 1 at 80", "closed at 80");
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
                        pause(50);
                        at("went on");
                      });
          await(series.join());
          at("ended");
        });

    observed("a run that closes its own series, and then awaits something", trace)
        .suggests(WAITS_FOR_ITSELF)
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
          await(series.stop());
        });

    observed("runs of 70 ms, whose end somebody waits for until 30", trace)
        .suggests(JOIN_CANCELS)
        .shouldBe("begin 1 at 0", "end 1 at 70", "begin 2 at 100", "end 2 at 170");
  }

  @Test
  @DisplayName("a run that waits for the end of its own series is told that it cannot")
  void joinFromARun() {
    runOrName(
        WAITS_FOR_ITSELF,
        "a run that joins its own series",
        () -> {
          series = tellingOfFailures(every(100)).times(1).start(_ -> await(series.join()));
          await(series.join());
        });

    observed(
            "how the run failed",
            failures.stream().map(failure -> failure.exception().getMessage()).toList())
        .suggests(WAITS_FOR_ITSELF)
        .shouldBe("a run cannot wait for the end of its own series");
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
        .suggests(RUNS_ARE_NOBODYS)
        .shouldBe("begin 1 at 0", "cleaned up 1 at 750");
    observed("what the loop complains of", reports).suggests(RUNS_ARE_NOBODYS).shouldBeEmpty();
  }

  @Test
  @DisplayName("wherever its owner is cancelled, nothing of a closed series is left")
  void cancelledAtEveryMoment() {
    during(
        RUNS_ARE_NOBODYS,
        "closing a series whose owner is cancelled",
        () -> EveryMoment.strike("cancelled", this::cancelTheOwner));
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
                        pause(220);
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
        .shouldBe(new Facts(2, 1, 0, 1, 1, 0, OptionalLong.of(310_000_000)));
    observed("facts when it is closed", facts.get(3))
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
