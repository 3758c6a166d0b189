package asyncio.periodic;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static loopcraft.grader.kit.Expect.during;

import asyncio.OnVirtualTime;
import asyncio.loop.VirtualTime.SpinningLoopException;
import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;

/** What the tests of periodic tasks have in common. */
abstract class PeriodicTests extends OnVirtualTime {

  final List<RunFailure> failures = new ArrayList<>();

  PeriodicTask series;

  boolean ownerless;

  int leftByStop;

  static Schedule every(long millis) {
    return Schedule.atFixedRate(millis(millis)).named("beat");
  }

  /** A loop that spins has something due that nobody takes. */
  @Override
  protected void run(CoroutineAction main) {
    try {
      super.run(main);
    } catch (SpinningLoopException spinning) {
      during(
          DueTimesTest.NOW_IS_NOT_YET,
          "running a series",
          () -> {
            throw spinning;
          });
    }
  }

  /** Notes the beginning of each run, which takes a time, and for how many due times it is. */
  PeriodicBody begins(long takes) {
    return tick -> {
      at(tick.number() + (tick.missed() > 0 ? " for " + (tick.missed() + 1) : ""));
      take(takes);
    };
  }

  /** Notes the beginning and the end of each run, which takes a time. */
  PeriodicBody beginsAndEnds(long takes) {
    return tick -> {
      at("begin " + tick.number());
      take(takes);
      at("end " + tick.number());
    };
  }

  /** A body that takes longer than any test, and some time to clean up. */
  PeriodicBody cleansUpFor(long takes) {
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

  /**
   * Takes a time, as a run of the series beat. Its task outlives those of its runs; whether it does
   * is kept apart from the trace, so that it fails no test.
   */
  void take(long millis) {
    boolean hasOwner = isThere("beat");
    try {
      pause(millis);
    } finally {
      ownerless |= hasOwner && !isThere("beat");
    }
  }

  /** Stops the series, and notes when; apart from the trace, how many runs were left. */
  void stopAndNote() {
    await(series.stop());
    leftByStop += series.facts().underWay();
    at("stopped");
  }

  static boolean isThere(String task) {
    return allTasks().stream().anyMatch(there -> there.name().equals(task));
  }

  /** Notes the tasks that are left besides the one that asks, when they have had some steps. */
  void noteTasksLeft() {
    ticks(5);
    note("left: " + allTasks().stream().filter(t -> t != currentTask()).map(Task::name).toList());
  }

  /** Waits for the end of the series, and notes how it ended. */
  void join() {
    try {
      await(series.join());
      at("ended");
    } catch (TooManyFailures tooMany) {
      at("gave up");
    }
  }

  /** What happens within a time, after which the series is stopped. */
  void runFor(long millis, Schedule schedule, PeriodicBody body) {
    run(
        () -> {
          series = schedule.start(body);
          pause(millis);
          await(series.stop());
        });
  }

  Schedule tellingOfFailures(Schedule schedule) {
    return schedule.onFailure(failures::add);
  }

  static List<Long> counts(Facts facts) {
    return List.of(facts.runs(), facts.failures(), facts.cancelled());
  }
}
