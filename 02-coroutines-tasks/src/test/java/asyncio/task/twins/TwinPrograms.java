package asyncio.task.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.Awaitable;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import loopcraft.grader.kit.Twin;

/**
 * The words in which the twins are written: those of {@code src/cpython/twins/_twin.py}.
 *
 * <p>What a program notes goes with the iteration of the loop, and the time, in which it happened.
 */
abstract class TwinPrograms {

  /** What fails on purpose. */
  static final class Boom extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private final List<String> notes = new ArrayList<>();
  private final VirtualTime time = new VirtualTime();

  /** Runs a program, and compares what it notes with what CPython printed. */
  void twin(String name, CoroutineAction main) {
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(main));
    }
    Twin.expectSameAsCPython(Path.of("twins", name).toString(), notes);
  }

  void note(Object what) {
    String text = what instanceof String words ? words : inPython(what);
    notes.add("%2d %4d ms  %s".formatted(time.polls(), time.now().toMillis(), text));
  }

  private static String inPython(Object value) {
    return switch (value) {
      case null -> "None";
      case Boolean truth -> truth ? "True" : "False";
      case String words -> "'" + words + "'";
      case Collection<?> many ->
          many.stream().map(TwinPrograms::inPython).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  static String name(Throwable error) {
    return error.getClass().getSimpleName();
  }

  static List<String> names(Collection<? extends Throwable> errors) {
    return errors.stream().map(TwinPrograms::name).toList();
  }

  /** Awaits, and notes how it ended. */
  Coroutine<Void> outcome(Object what, Awaitable<?> awaitable) {
    return async(
        () -> {
          try {
            Object result = await(awaitable);
            note(what + ": " + (result instanceof String words ? words : inPython(result)));
          } catch (Throwable error) {
            note(what + ": " + name(error));
          }
        });
  }

  static <T> Coroutine<T> after(long millis, T result) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(millis)));
          return result;
        });
  }

  static <T> Coroutine<T> failAfter(long millis) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(millis)));
          throw new Boom();
        });
  }

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Lets the loop go through one iteration. */
  static void yieldOnce() {
    await(sleep(Duration.ZERO));
  }

  static void pause(long millis) {
    await(sleep(Duration.ofMillis(millis)));
  }

  static EventLoop loop() {
    return EventLoop.running();
  }

  static <T> Future<T> future() {
    return new Future<>(loop());
  }

  /** Notes what an action throws. */
  void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error error) {
      note(name(error));
    }
  }

  /** Awaits, and notes that it failed. */
  void noteAndRethrow(String what, Awaitable<?> awaitable) {
    try {
      await(awaitable);
    } catch (Throwable error) {
      note(what);
      throw error;
    }
  }

  /** Much longer than any program takes. */
  static Awaitable<Void> aSecond() {
    return sleep(Duration.ofSeconds(1));
  }
}
