package asyncio.debug.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.stream.Streams.startServer;

import asyncio.debug.DebugMode;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.stream.Server;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Runner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 06.1: a program with each of the mistakes that debug mode knows, and the line of each.
 *
 * <p>CPython's are in {@code src/cpython/mistakes.py}.
 */
public final class MistakesDemo {

  private static final Map<String, String> KINDS =
      Map.of(
          "executing ", "slow callback",
          "was used on the thread", "wrong thread",
          "was never awaited", "never awaited",
          "was never retrieved", "never retrieved",
          "while a task was pending", "left pending",
          "left open: ", "left open");

  private final EventLoop loop;

  private MistakesDemo(EventLoop loop) {
    this.loop = loop;
  }

  /** Runs the demo. */
  static void main() {
    for (ExceptionContext report : reports()) {
      IO.println(kind(report));
      IO.println("    " + report.message());
      line(report).ifPresent(frame -> IO.println("    at " + frame));
    }
  }

  /** What both twins do. They are told of the mistakes at different times. */
  public static void program(Consumer<String> print) {
    reports().stream().map(MistakesDemo::described).distinct().sorted().forEach(print);
  }

  /** Runs the program with the mistakes, and returns what was reported. */
  public static List<ExceptionContext> reports() {
    List<ExceptionContext> told = new ArrayList<>();
    try (EventLoop loop = DebugMode.standard().loops().get()) {
      loop.setExceptionHandler((_, context) -> told.add(context));
      Runner.runUntilComplete(loop, async(new MistakesDemo(loop)::run));
    }
    return told;
  }

  private void run() throws InterruptedException {
    await(slow());
    callFromThread();
    forget();
    fail();
    leave();
    open();
    await(sleep(Duration.ofMillis(10)));
  }

  private Coroutine<Void> slow() {
    return async(
        () -> {
          Thread.sleep(300); // slow callback
        });
  }

  private void callFromThread() throws InterruptedException {
    Thread thread = Thread.ofPlatform().name("worker").start(this::callSoon);
    thread.join();
  }

  private void callSoon() {
    try {
      loop.callSoon(() -> {}); // wrong thread
    } catch (IllegalStateException e) {
      // The mistake after the mistake.
    }
  }

  private Coroutine<Void> greet() {
    return async(() -> await(sleep(Duration.ZERO)));
  }

  private void forget() {
    var unused = sleep(Duration.ofSeconds(1)); // never awaited
    Objects.requireNonNull(unused);
  }

  private void fail() {
    createTask(broken()); // never retrieved
  }

  private Coroutine<Void> broken() {
    return async(
        () -> {
          await(greet());
          throw new IllegalStateException("nobody looks at this");
        });
  }

  private void leave() {
    createTask(forEver()); // left pending
  }

  private Coroutine<Void> forEver() {
    return async(() -> await(new Future<Void>(loop)));
  }

  private void open() {
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server = await(startServer((_, _) -> {}, anywhere)); // left open
    Objects.requireNonNull(server);
  }

  /** What a report is about. */
  public static String kind(ExceptionContext report) {
    return KINDS.entrySet().stream()
        .filter(words -> report.message().contains(words.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(report.message());
  }

  /** Where in this file it was. */
  public static Optional<StackTraceElement> line(ExceptionContext report) {
    return Optional.ofNullable(report.exception()).stream()
        .flatMap(
            failure -> Stream.concat(Arrays.stream(failure.getSuppressed()), Stream.of(failure)))
        .flatMap(place -> Arrays.stream(place.getStackTrace()))
        .filter(frame -> frame.getClassName().equals(MistakesDemo.class.getName()))
        .findFirst();
  }

  /** CPython knows the place of these. */
  private static String described(ExceptionContext report) {
    String kind = kind(report);
    return switch (kind) {
      case "never awaited", "never retrieved", "left pending" ->
          kind + ", created in " + line(report).orElseThrow().getMethodName();
      default -> kind;
    };
  }
}
