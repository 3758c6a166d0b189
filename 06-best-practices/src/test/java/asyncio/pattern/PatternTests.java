package asyncio.pattern;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.ExceptionGroup;
import asyncio.task.ReturnWhen;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;

/** What the tests of patterns have in common: virtual time, in seconds, and what happened on it. */
abstract class PatternTests {

  final Trace trace = new Trace();
  final VirtualTime time = new VirtualTime();
  final List<ExceptionContext> told = new ArrayList<>();

  EventLoop newLoop() {
    EventLoop loop = EventLoop.create(time, time);
    loop.setExceptionHandler((_, context) -> told.add(context));
    return loop;
  }

  /** Runs a program on a loop of its own. */
  void run(CoroutineAction main) {
    try (var runner = new Runner(this::newLoop)) {
      runner.run(async(main));
    }
  }

  /** Notes what happens, and when. */
  void at(String what) {
    trace.add(what + " at " + time.now().toSeconds());
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static void pause(long seconds) {
    await(sleep(seconds(seconds)));
  }

  /** Waits until a time, and until everything that happens then has happened. */
  void until(long second) {
    await(sleep(seconds(second).minus(time.now())));
    ticks();
  }

  /** Lets the loop go through a few iterations. */
  static void ticks() {
    for (int i = 0; i < 10; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  static Task<Void> start(CoroutineAction body) {
    return createTask(async(body), "main");
  }

  /** Waits until a task has ended, and says what it threw, if it threw something. */
  static Throwable thrownBy(Task<?> task) {
    await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
    try {
      return task.exception();
    } catch (CancelledError cancelled) {
      return cancelled;
    }
  }

  /** What was suppressed, without the notes of the runtime; the members of groups in brackets. */
  static List<String> suppressedIn(Throwable thrown) {
    return Arrays.stream(thrown.getSuppressed())
        .filter(one -> one instanceof Exception || one instanceof Error)
        .map(PatternTests::words)
        .toList();
  }

  /** A failure in short: its class and its message. */
  static String words(Throwable thrown) {
    return switch (thrown) {
      case null -> "nothing";
      case ExceptionGroup group ->
          "group of " + group.exceptions().stream().map(PatternTests::words).toList();
      default ->
          thrown.getClass().getSimpleName()
              + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
    };
  }

  static boolean isThere(String task) {
    return allTasks().stream().anyMatch(there -> there.name().equals(task));
  }

  static Task<?> task(String name) {
    return allTasks().stream()
        .filter(there -> there.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no task called " + name));
  }

  /** The messages that the loop's exception handler was told. */
  List<String> messages() {
    return told.stream().map(ExceptionContext::message).toList();
  }

  /** Compares what a program did with what its twin does in CPython. */
  void sameAsCPython(String name) {
    Twin.expectSameAsCPython(Path.of("twins", name).toString(), trace);
  }
}
