package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;

/**
 * What the tests of subprocesses have in common: a loop on virtual time, threads that take turns
 * with it, and a process whose program is the test.
 */
abstract class ProcessTests {

  static final Duration HOUR = Duration.ofHours(1);

  final Trace trace = new Trace();

  /** What was done to the process, and to what it has started. */
  final Trace signals = new Trace();

  final List<ExceptionContext> told = new ArrayList<>();
  EventLoop loop;
  UntroubledTime time;
  SimulatedThreads threads;
  ScriptedProcess process;

  /** Runs a program on a loop of its own. */
  void run(CoroutineAction main) {
    time = new UntroubledTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      loop = runner.loop();
      loop.setExceptionHandler((_, context) -> told.add(context));
      threads = new SimulatedThreads(loop);
      process = new ScriptedProcess(loop, threads, signals);
      runner.run(async(main));
    }
  }

  /** The same, and names a wrong idea if it fails otherwise than by an observation, or hangs. */
  void runOrName(Misconception idea, String what, CoroutineAction main) {
    during(idea, what, () -> run(main));
  }

  /** Runs the twin of a Python program, which writes what happens into the trace. */
  void twin(String name, CoroutineAction main) {
    run(main);
    Twin.expectSameAsCPython(Path.of("twins", name).toString(), trace);
  }

  /** Lets the loop go through so many iterations. */
  static void ticks(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  /** Lets everything happen that can happen now. */
  static void settle() {
    await(sleep(Duration.ofMillis(1)));
  }

  static Task<Void> start(CoroutineAction body) {
    return createTask(async(body));
  }

  /** Awaits a task that was cancelled. */
  static void ended(Task<?> task) {
    try {
      await(task);
    } catch (CancelledError cancelled) {
      // That is how it should end.
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static String yes(boolean answer) {
    return answer ? "True" : "False";
  }

  /**
   * Names the wrong idea if one of its calls is among those that were made on the loop's thread.
   */
  void nothingBlockedTheLoop(Misconception idea, String... itsCalls) {
    observed("the calls on the loop's thread that may block it", threads.onTheLoop())
        .suggests(idea, seen -> seen.stream().anyMatch(List.of(itsCalls)::contains))
        .shouldBe(List.of());
  }

  void nothingWasReported() {
    observed("what the loop's exception handler was told", told).shouldBe(List.of());
  }
}
