package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;

/**
 * What the tests of signals have in common: a loop on virtual time and in debug mode, and signals
 * that the test sends.
 */
abstract class OnPretendSignals {

  final Trace trace = new Trace();
  final VirtualTime time = new VirtualTime();
  final PretendSignals signals = new PretendSignals();
  final List<ExceptionContext> told = new ArrayList<>();

  /** In debug mode, a loop notices who uses it from another thread. */
  EventLoop newLoop() {
    return newLoop(time);
  }

  /** The same in a time of its own. */
  EventLoop newLoop(VirtualTime time) {
    EventLoop loop = EventLoop.create(time, time);
    loop.setDebug(true);
    loop.setExceptionHandler((_, context) -> told.add(context));
    SignalSource.use(loop, signals);
    return loop;
  }

  /** Runs a program on a loop of its own. */
  void run(CoroutineAction main) {
    try (var runner = new Runner(this::newLoop)) {
      runner.run(async(main));
    }
  }

  /** The messages that the loop's exception handler was told. */
  List<String> messages() {
    return told.stream().map(ExceptionContext::message).toList();
  }

  /** Compares what a program did with what its twin does in CPython. */
  void sameAsCPython(String name) {
    Twin.expectSameAsCPython(Path.of("twins", name).toString(), trace);
  }

  /** Lets the loop go through a few iterations. */
  static void ticks() {
    for (int i = 0; i < 4; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  static void pause(long seconds) {
    await(sleep(Duration.ofSeconds(seconds)));
  }

  static String yes(boolean answer) {
    return answer ? "True" : "False";
  }
}
