package asyncio.debug.tests;

import static asyncio.Asyncio.async;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the tests of debug mode have in common: a loop on virtual time with one check, and what its
 * exception handler was told. They are in a package of their own, as programs are: the frames of
 * {@code asyncio.debug} do not count as the program's.
 */
abstract class DebugTests {

  static final int DEPTH = 10;

  final List<ExceptionContext> told = new ArrayList<>();
  final VirtualTime time = new VirtualTime();

  /** Runs a program on a loop with a check. */
  void run(Function<EventLoop, LoopObserver> check, CoroutineAction main) {
    try (var runner = new Runner(this::newLoop)) {
      runner.loop().addObserver(check.apply(runner.loop()));
      runner.run(async(main));
    }
  }

  EventLoop newLoop() {
    EventLoop loop = EventLoop.create(time, time);
    loop.setExceptionHandler((_, context) -> told.add(context));
    return loop;
  }

  List<String> messages() {
    return told.stream().map(ExceptionContext::message).toList();
  }

  /** The line of the source from which it is called. */
  static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  /** The line that a report has first; -1 if it has none. */
  static int lineOf(Throwable place) {
    return place == null || place.getStackTrace().length == 0
        ? -1
        : place.getStackTrace()[0].getLineNumber();
  }

  /** The lines that the reports have first. */
  List<Integer> lines() {
    return told.stream().map(context -> lineOf(context.exception())).toList();
  }

  /** How many of these are still in memory when all garbage has been collected. */
  static long inMemory(List<WeakReference<Object>> references) {
    System.gc();
    return references.stream().filter(reference -> !reference.refersTo(null)).count();
  }

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
