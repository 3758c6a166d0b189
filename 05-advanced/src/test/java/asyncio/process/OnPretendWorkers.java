package asyncio.process;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import asyncio.task.Awaitable;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.TraceObservation;
import loopcraft.grader.kit.Twin;

/**
 * What the tests of worker processes have in common: a loop on virtual time, workers that are not
 * real, and what happened when.
 */
abstract class OnPretendWorkers {

  static final Allowed ALLOWED = Allowed.values().and("asyncio.process");

  final Trace trace = new Trace();
  final VirtualTime time = new VirtualTime();
  final PretendLauncher launcher = new PretendLauncher(this::at);
  final List<ExceptionContext> told = new ArrayList<>();

  /** Runs a program on a loop of its own, and checks what holds in any case. */
  void run(CoroutineAction main) {
    try (var runner = new Runner(this::newLoop)) {
      runner.run(async(main));
    }
    observed("what the loop's exception handler was told", told).shouldBeEmpty();
    notMisused(observed("what was given to a worker that cannot do it", launcher.misused()));
  }

  /** A test that knows why it could be adds its suspicions. */
  void notMisused(TraceObservation misused) {
    misused.shouldBeEmpty();
  }

  EventLoop newLoop() {
    EventLoop loop = EventLoop.create(time, time);
    loop.setExceptionHandler((_, context) -> told.add(context));
    return loop;
  }

  /** The same, and names a wrong idea if it fails otherwise than by an observation, or hangs. */
  void runOrName(Misconception idea, String what, CoroutineAction main) {
    during(idea, what, () -> run(main));
  }

  void note(String what) {
    trace.add(what);
  }

  /** Notes what happens, and when. */
  void at(String what) {
    note(what + " at " + time.now().toMillis());
  }

  /** Notes how something ends, and when, as soon as it does. */
  void noteEnd(String name, Future<?> future) {
    future.addDoneCallback(done -> at(name + ": " + ending(done)));
  }

  static String ending(Future<?> done) {
    if (done.isCancelled()) {
      return "cancelled";
    }
    return switch (done.exception()) {
      case null -> String.valueOf(done.result());
      case CancelledError _ -> "fails by a CancelledError";
      case Throwable thrown -> told(thrown);
    };
  }

  static String told(Throwable thrown) {
    return switch (thrown) {
      case CancelledError _ -> "cancelled";
      case TimeoutError _ -> "time is up";
      case WorkerDied died -> "died with " + died.exitCode();
      case NotPortable _ -> "not portable";
      default -> thrown.getMessage();
    };
  }

  /** How awaiting something ends. */
  static String endOf(Awaitable<?> awaitable) {
    try {
      return String.valueOf(await(awaitable));
    } catch (Throwable thrown) {
      return told(thrown);
    }
  }

  static Task<Void> start(String name, CoroutineAction body) {
    return createTask(async(body), name);
  }

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  static void pause(long millis) {
    await(sleep(millis(millis)));
  }

  /** Lets the loop go through so many iterations. */
  static void ticks(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  /** Compares what a program did with what its twin does in CPython. */
  static void sameAsCPython(String name, Trace trace) {
    Twin.expectSameAsCPython(Path.of("twins", name).toString(), trace);
  }
}
