package asyncio.pattern;

import static asyncio.Asyncio.await;

import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** What the tests of a supervisor have in common: children, and what happened to them. */
abstract class SupervisorTests extends PatternTests {

  static final IntFunction<Duration> NO_PAUSES = _ -> Duration.ZERO;

  Supervisor supervisor;
  Task<Void> running;

  void observe(SupervisorEvent event) {
    switch (event) {
      case SupervisorEvent.Started(String child, int number) -> at(child + number + " starts");
      case SupervisorEvent.Ended(String child, Exit exit) -> at(child + " " + words(exit));
      case SupervisorEvent.Waits(String child, Duration pause) -> {
        if (pause.isPositive()) {
          at(child + " waits " + pause.toSeconds());
        }
      }
      case SupervisorEvent.LeftBehind(String child, Duration limit) ->
          at(child + " is left behind after " + limit.toSeconds());
    }
  }

  static String words(Exit exit) {
    return switch (exit) {
      case Exit.Returned() -> "returned";
      case Exit.Failed(Throwable failure) -> "failed by " + words(failure);
      case Exit.Cancelled() -> "was cancelled";
    };
  }

  void supervise(Strategy strategy, int restarts, ChildSpec... children) {
    supervise(strategy, restarts, NO_PAUSES, children);
  }

  /** Starts a supervisor, with a period of 10 s. */
  void supervise(
      Strategy strategy, int restarts, IntFunction<Duration> pause, ChildSpec... children) {
    supervisor =
        new Supervisor(
            new SupervisorSettings("shop", strategy, restarts, seconds(10), pause), this::observe);
    List.of(children).forEach(supervisor::add);
    running = start(() -> await(supervisor.run()));
    ticks();
  }

  /** Cancels the supervisor, and says what comes out of it. */
  Throwable end() {
    running.cancel("the end");
    return thrownBy(running);
  }

  static ChildSpec child(String name, Restart restart, CoroutineAction body) {
    return new ChildSpec(name, restart, seconds(5), body);
  }

  /** One that works until it is cancelled. */
  static ChildSpec worker(String name) {
    return child(name, Restart.PERMANENT, () -> pause(1_000_000));
  }

  /** One that takes a second to end. */
  static ChildSpec slowToEnd(String name) {
    return child(
        name,
        Restart.PERMANENT,
        () -> {
          try {
            pause(1_000_000);
          } finally {
            pause(1);
          }
        });
  }

  /** One that fails a time after each start. */
  static ChildSpec failing(String name, long after) {
    return child(name, Restart.PERMANENT, fail(after));
  }

  static CoroutineAction fail(long after) {
    return () -> {
      pause(after);
      throw new IOException("boom");
    };
  }

  /** Fails a time after the first start, and works on after the others. */
  static CoroutineAction failOnce(long after) {
    int[] starts = {0};
    return () -> {
      pause(starts[0]++ == 0 ? after : 1_000_000);
      throw new IOException("boom");
    };
  }

  static ChildSpec failingOnce(String name, long after) {
    return child(name, Restart.PERMANENT, failOnce(after));
  }

  static boolean has(List<String> lines, String begin) {
    return lines.stream().anyMatch(line -> line.startsWith(begin));
  }

  List<String> states() {
    return supervisor.children().stream()
        .map(child -> "%s %s %d".formatted(child.name(), child.state(), child.starts()))
        .toList();
  }

  /** One that does not end when it is cancelled; later it does. */
  static ChildSpec stuck(String name) {
    return child(
        name,
        Restart.PERMANENT,
        () -> {
          try {
            pause(1_000_000);
          } finally {
            pause(60);
          }
        });
  }

  static ChildSpec failingAtItsEnd(String name) {
    return child(
        name,
        Restart.PERMANENT,
        () -> {
          try {
            pause(1_000_000);
          } finally {
            throw new IOException(name);
          }
        });
  }
}
