package asyncio.periodic;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.periodic.demo.PeriodicDemo;
import asyncio.task.CancelledError;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.6", part = 5, points = 3, seconds = 6)
@DisplayName("04.6 Periodic tasks, part 5: what can be seen")
class FactsTest extends PeriodicTests {

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
        .suggests(RunFailureTest.FAILURE_IS_LOST, seen -> seen.failures() == 0)
        .suggests(
            DueTimesTest.FAILURE_ENDS_IT, seen -> seen.failures() == 1 && seen.nextDue().isEmpty())
        .suggests(DueTimesTest.END_IS_NO_NEWS, seen -> seen.underWay() == 0 && seen.waiting() == 1)
        .suggests(DueTimesTest.SKIPPED_UNCOUNTED, seen -> seen.skipped() == 0)
        .shouldBe(new Facts(2, 1, 0, 1, 1, 0, OptionalLong.of(310_000_000)));
    observed("facts when it is closed", facts.get(3))
        .suggests(
            DueTimesTest.CANCELLED_RUN_FAILED,
            _ -> failures.getLast().exception() instanceof CancelledError)
        .suggests(
            DueTimesTest.CANCEL_LETS_FINISH, seen -> seen.failures() == 2 && seen.cancelled() == 0)
        .suggests(EndingTest.CLOSE_DOES_NOT_WAIT, seen -> seen.underWay() == 1 && !ownerless)
        .suggests(
            DueTimesTest.CANCELLED_UNCOUNTED, seen -> seen.underWay() == 0 && seen.cancelled() == 0)
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
        .suggests(DueTimesTest.OVERLAPS_ANYWAY, seen -> seen.size() > 2)
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
        .suggests(
            OverlapTest.MORE_THAN_ASKED, seen -> seen.runs() == 2 && seen.nextDue().isPresent())
        .suggests(DueTimesTest.END_IS_NO_NEWS, seen -> seen.runs() == 1 && seen.waiting() == 2)
        .suggests(
            OverlapTest.WAITING_ARE_FORGOTTEN, seen -> seen.runs() == 1 && seen.waiting() == 0)
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
