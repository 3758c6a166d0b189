package asyncio.periodic;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.loop.VirtualTime.SpinningLoopException;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the tests of periodic tasks have in common. */
abstract class PeriodicTests extends OnVirtualTime {

  final List<RunFailure> failures = new ArrayList<>();

  PeriodicTask series;

  boolean ownerless;

  int leftByStop;

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  static Schedule every(long millis) {
    return Schedule.atFixedRate(millis(millis)).named("beat");
  }

  /** Notes what happens, and when. */
  void at(String what) {
    note(what + " at " + time.now().toMillis());
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

  /** Runs a program on a loop of its own, and does something to its task after each callback. */
  static void runStruck(Consumer<Task<Void>> strike, CoroutineAction main) {
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
}
