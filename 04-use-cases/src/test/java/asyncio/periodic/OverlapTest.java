package asyncio.periodic;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.observed;

import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.6", part = 2, points = 4, seconds = 6)
@DisplayName("04.6 Periodic tasks, part 2: overlap")
class OverlapTest extends PeriodicTests {

  static final Misconception ONE_AT_A_TIME =
      Misconception.of(
          "one-at-a-time",
          "whoever keeps the time awaits each run; due times that come meanwhile are not seen");

  private static final Misconception KEEPS_THE_LAST =
      Misconception.of(
          "keeps-the-last",
          "a due time for which there is no room takes the place of the one that waits; it is the"
              + " newcomer that is skipped");

  static final Misconception WAITING_ARE_FORGOTTEN =
      Misconception.of(
          "times-forgets-who-waits",
          "the series ends when the last due time has come; those that wait are still to run");

  private static final Misconception COUNTS_THE_SKIPPED =
      Misconception.of(
          "counts-the-skipped",
          "a due time that is skipped counts as one of the runs that were asked for");

  static final Misconception MORE_THAN_ASKED =
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

  private static final Misconception SUM_OVERFLOWS =
      Misconception.of(
          "sum-of-the-largest",
          "the sum of how many may run and wait is more than an int holds, and becomes negative;"
              + " there is no room then");

  private static final Misconception MISSED_WITH_SKIPPED =
      Misconception.of(
          "missed-with-the-skipped",
          "due times that were missed are not counted if the one that stands for them finds no"
              + " room; all of them are skipped then");

  private static boolean oneForSeveral(List<String> lines) {
    return lines.stream().anyMatch(line -> line.contains(" for "));
  }

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
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("runs 3"))
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
        .suggests(
            DueTimesTest.OVERLAPS_ANYWAY,
            seen -> seen.contains("runs 3") && seen.contains("runs 1"))
        .suggests(ROOM_BY_RUNS, seen -> seen.stream().filter("taken"::equals).count() > 3)
        .suggests(DueTimesTest.NEWEST_FIRST, seen -> seen.contains("runs 3"))
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
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.getFirst().equals("next: Optional[2]"))
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
        .suggests(DueTimesTest.NEWEST_FIRST, seen -> seen.getFirst().equals("runs 5"))
        .suggests(SUM_OVERFLOWS, seen -> seen.getFirst().startsWith("next"))
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("next: Optional[2]"))
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
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(ONE_AT_A_TIME, OverlapTest::oneForSeveral)
        .shouldBe("1 at 0", "4 at 300", "7 at 600");
    observed("how many due times were skipped", series.facts().skipped())
        .suggests(DueTimesTest.SKIPPED_UNCOUNTED, seen -> seen == 0)
        .suggests(ONE_AT_A_TIME, seen -> seen == 4)
        .shouldBe(5L);
  }

  @Test
  @DisplayName("buffer one: a due time that comes during a run waits, and those after it do not")
  void bufferOne() {
    runFor(650, every(100).overlap(Overlap.BUFFER_ONE), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(KEEPS_THE_LAST, seen -> seen.contains("3 at 230"))
        .suggests(DueTimesTest.STOP_RUNS_THE_WAITING, seen -> seen.contains("6 at 690"))
        .suggests(DueTimesTest.END_IS_NO_NEWS, seen -> seen.contains("2 at 300"))
        .suggests(ONE_AT_A_TIME, OverlapTest::oneForSeveral)
        .shouldBe("1 at 0", "2 at 230", "4 at 460");
  }

  @Test
  @DisplayName("buffer all: due times that come during a run wait, and run in order")
  void bufferAll() {
    runFor(750, every(100).overlap(Overlap.BUFFER_ALL), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(DueTimesTest.END_IS_NO_NEWS, seen -> seen.contains("2 at 300"))
        .suggests(DueTimesTest.NEWEST_FIRST, seen -> seen.contains("3 at 230"))
        .suggests(SUM_OVERFLOWS, List::isEmpty)
        .suggests(DueTimesTest.STOP_RUNS_THE_WAITING, seen -> seen.size() > 4)
        .suggests(ONE_AT_A_TIME, OverlapTest::oneForSeveral)
        .shouldBe("1 at 0", "2 at 230", "3 at 460", "4 at 690");
    observed("how many due times were skipped, at the end", series.facts().skipped()).shouldBe(4L);
  }

  @Test
  @DisplayName("allow all: every run begins when it is due")
  void allowAll() {
    runFor(350, every(100).overlap(Overlap.ALLOW_ALL), begins(230));

    observed("runs of 230 ms, every 100 ms", trace)
        .suggests(ONE_AT_A_TIME, OverlapTest::oneForSeveral)
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
        .suggests(DueTimesTest.SKIPPED_UNCOUNTED, seen -> seen == 5 && series.facts().runs() == 1)
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
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(DueTimesTest.JOIN_DOES_NOT_WAIT, seen -> seen.contains("end at 0"))
        .suggests(COUNTS_THE_SKIPPED, seen -> seen.contains("end at 230"))
        .suggests(ONE_AT_A_TIME, OverlapTest::oneForSeveral)
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
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.contains("2 at 100"))
        .suggests(DueTimesTest.NEWEST_FIRST, seen -> seen.contains("3 at 230"))
        .suggests(DueTimesTest.JOIN_DOES_NOT_WAIT, seen -> seen.contains("end at 0"))
        .suggests(WAITING_ARE_FORGOTTEN, seen -> seen.contains("end at 230"))
        .suggests(MORE_THAN_ASKED, seen -> seen.size() > 4)
        .suggests(ONE_AT_A_TIME, OverlapTest::oneForSeveral)
        .shouldBe("1 at 0", "2 at 230", "3 at 460", "end at 690");
  }
}
