package asyncio.periodic;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.6", points = 7, seconds = 10)
@DisplayName("04.6 Periodic tasks, part 1: due times")
class DueTimesTest extends PeriodicTests {

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

  static final Misconception NOW_IS_NOT_YET =
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

  static final Misconception OVERLAPS_ANYWAY =
      Misconception.of(
          "overlaps-anyway", "runs begin when they are due, whatever the overlap policy says");

  static final Misconception NEWEST_FIRST =
      Misconception.of(
          "newest-first", "of the ticks that wait the newest runs first; they run in order");

  static final Misconception SKIPPED_UNCOUNTED =
      Misconception.of(
          "skipped-are-not-counted",
          "a due time for which there is no room is forgotten, and not counted as skipped");

  static final Misconception END_IS_NO_NEWS =
      Misconception.of(
          "end-of-a-run-is-no-news",
          "the end of a run wakes nobody, and what waits for its turn begins only when the next"
              + " run is due");

  static final Misconception FAILURE_ENDS_IT =
      Misconception.of(
          "failure-ends-the-series",
          "a run fails, and there are no more; the next run is due as if nothing had happened");

  static final Misconception CANCELLED_RUN_ENDS_IT =
      Misconception.of(
          "cancelled-run-ends-the-series",
          "somebody cancels one run, and the series ends; a run is a task of its own");

  static final Misconception CANCELLED_RUN_FAILED =
      Misconception.of(
          "cancelled-run-has-failed", "a run that somebody cancels is taken for a failure");

  static final Misconception CANCELLED_UNCOUNTED =
      Misconception.of(
          "cancelled-is-not-counted", "a run is cancelled, and the facts do not say so");

  static final Misconception STOP_RUNS_THE_WAITING =
      Misconception.of(
          "stop-runs-what-waits",
          "due times that wait for their turn still run after stop; they are skipped");

  static final Misconception CANCEL_LETS_FINISH =
      Misconception.of(
          "cancel-lets-the-run-finish", "cancel lets the run under way go on to its end");

  static final Misconception RUNS_ARE_NOBODYS =
      Misconception.of(
          "runs-are-nobodys",
          "the series is cancelled, and its runs go on; let a task group own them");

  static final Misconception JOIN_DOES_NOT_WAIT =
      Misconception.of("join-does-not-wait", "join returns before the series has ended");

  private static final LongSupplier NO_JITTER = () -> 0;

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
}
