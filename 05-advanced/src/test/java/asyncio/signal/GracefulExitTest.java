package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.signal.Signal.SIGINT;
import static asyncio.signal.Signal.SIGKILL;
import static asyncio.signal.Signal.SIGTERM;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.4", part = 4, points = 14, seconds = 45)
@DisplayName("05.4 Signals: a service that ends in peace")
class GracefulExitTest extends OnPretendSignals {

  private static final Set<Signal> STOP = EnumSet.of(SIGTERM, SIGINT);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Misconception ALWAYS_THE_SIGNALS =
      Misconception.of(
          "exit-code-of-the-signal",
          "all was finished, and the exit code says that a signal ended the process; for who"
              + " watches over it that is a failure");

  private static final Misconception ALWAYS_ZERO =
      Misconception.of(
          "late-is-clean", "something was cut off, and the exit code is 0, as if all were well");

  private static final Misconception ALWAYS_143 =
      Misconception.of("always-143", "the exit code is that of SIGTERM, whatever the signal was");

  private static final Misconception NEVER_DRAINS =
      Misconception.of(
          "ends-without-draining",
          "the signal ends the service at once, and what it had begun is lost");

  private static final Misconception NO_LIMIT =
      Misconception.of(
          "drains-without-limit",
          "draining may take as long as it likes; whoever has sent the signal loses patience, and"
              + " sends SIGKILL");

  private static final Misconception SILENT =
      Misconception.of(
          "cuts-off-in-silence",
          "something was cut off, or failed, and nobody is told; it belongs to the loop's exception"
              + " handler");

  private static final Misconception LEFT_RUNNING =
      Misconception.of(
          "does-not-await-the-cut-off",
          "time is up, and the coroutine is over before that which it has cancelled has ended");

  private static final Misconception FAILURE_COMES_OUT =
      Misconception.of(
          "failed-draining-comes-out",
          "what draining failed by comes out in place of an exit code");

  private static final Misconception AFTER_THE_START =
      Misconception.of(
          "catches-after-the-start",
          "the signals are caught when the service serves; one that comes before ends the process"
              + " in the middle of its start");

  private static final Misconception START_GOES_ON =
      Misconception.of(
          "start-goes-on",
          "a signal came while the service was starting, and it goes on to start; cancel that");

  private static final Misconception START_ONLY =
      Misconception.of(
          "half-started-is-not-drained",
          "the start was cancelled, and what it had begun is left as it is; drain it all the same");

  private static final Misconception FAILED_START_DRAINS =
      Misconception.of(
          "failed-start-is-an-end",
          "the start has failed, and the coroutine drains, or waits, or returns a code; the failure"
              + " should come out");

  private static final Misconception STILL_CAUGHT =
      Misconception.of(
          "second-signal-is-caught",
          "the service drains, and the second signal is caught as well; it should end the program"
              + " at once, since that is what people mean by it");

  private static final Misconception KEEPS_SIGNALS =
      Misconception.of(
          "over-and-still-catching",
          "the coroutine is over, cancelled or failed, and the signals are still caught");

  private static final Misconception CANCELLED_DRAINS =
      Misconception.of(
          "cancelled-drains", "the coroutine is cancelled, and drains as if a signal had come");

  private static final Misconception NOT_CUT_OFF =
      Misconception.of(
          "swallowed-is-in-time",
          "time was up, and draining was cancelled; it has ended otherwise, and so counts as if it"
              + " had ended in time. Ask the limit whether it has expired");

  private static final Misconception ITS_OWN_TIMEOUT =
      Misconception.of(
          "every-timeout-is-the-limit",
          "draining fails by a TimeoutError of its own, and that is taken for the limit's; look"
              + " inside of the limit what it failed by");

  private static final Misconception EXCEPTIONS_ONLY =
      Misconception.of(
          "only-exceptions-are-failures",
          "draining fails by an Error, or by the cancellation of something it awaits, and that"
              + " comes out; Failures.isFailure knows what is one");

  private static final Misconception CANCELLED_BY_ITSELF =
      Misconception.of(
          "every-cancelled-start-is-the-signals",
          "the start ends cancelled, no signal has come, and the coroutine goes on; that is a start"
              + " which failed");

  private static final Misconception SIGNAL_WAS_FIRST =
      Misconception.of(
          "drains-though-cancelled",
          "a signal came, and then the coroutine was cancelled itself; it should end, and not begin"
              + " to drain");

  private static final Misconception CANCELLED_FAILS =
      Misconception.of(
          "cancelled-is-failed-draining",
          "the coroutine is cancelled while it drains, and that counts as a failure of the service:"
              + " it goes on, and returns a code");

  private static final Misconception DRAINS_ON =
      Misconception.of(
          "drains-on-in-its-task",
          "the coroutine is cancelled while it drains, and the draining goes on, in a task that"
              + " nobody awaits; what it awaits is cancelled with it");

  private static final Misconception TELLS_TOO_EARLY =
      Misconception.of(
          "tells-before-the-end",
          "the exception handler is told before that which was cut off has ended");

  private static final Misconception LIMIT_BEGAN =
      Misconception.of(
          "limit-from-the-signal",
          "the limit counts from the signal, or from the start, so that a start which takes its"
              + " time to clean up eats it; it counts from when the service begins to drain");

  private static final Misconception ZERO =
      Misconception.of(
          "zero-is-no-limit",
          "a limit of zero is taken for none; it cuts off what does not end at once");

  private static final Misconception ASKS_OUTSIDE =
      Misconception.of(
          "asks-outside-of-the-try",
          "a method of the service throws before it has returned a coroutine, and that is met"
              + " elsewhere than what the coroutine throws");

  private static final Misconception BESIDE_THE_START =
      Misconception.of(
          "drains-beside-the-start",
          "the start was cancelled, and draining begins before it has ended; await its end");

  /** A service that notes what is asked of it. */
  private final class Noted implements Service {

    private final CoroutineAction start;
    private final CoroutineAction drain;

    Noted(CoroutineAction start, CoroutineAction drain) {
      this.start = start;
      this.drain = drain;
    }

    @Override
    public Coroutine<Void> start() {
      return noted("start", start);
    }

    @Override
    public Coroutine<Void> drain() {
      return noted("drain", drain);
    }

    private Coroutine<Void> noted(String what, CoroutineAction body) {
      return async(
          () -> {
            note(what);
            try {
              body.run();
              note(what + " is done");
            } catch (CancelledError cancelled) {
              note(what + " is cancelled");
              pause(1);
              note(what + " has cleaned up");
              throw cancelled;
            }
          });
    }
  }

  private void note(String what) {
    trace.add(what + " at " + time.now().toSeconds());
  }

  private Service service(CoroutineAction start, CoroutineAction drain) {
    return new Noted(start, drain);
  }

  @Override
  EventLoop newLoop() {
    EventLoop loop = super.newLoop();
    loop.setExceptionHandler(
        (_, context) -> {
          told.add(context);
          note("the handler is told");
        });
    return loop;
  }

  private static ExceptionContext failed(Throwable failure, Service service) {
    return new ExceptionContext("the service failed to drain", failure, service);
  }

  private static ExceptionContext late(Service service) {
    return new ExceptionContext("the service did not finish within PT20S", null, service);
  }

  /** Whether draining was cut off, before this second. */
  private static boolean isCutOffBefore(long second, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("drain is cancelled at "))
        .anyMatch(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) < second);
  }

  /** Runs a service from 0 on, to which signals are sent, each at its second. */
  private void serve(Service service, Arrival... arrivals) {
    try (var runner = new Runner(this::newLoop)) {
      for (Arrival arrival : arrivals) {
        runner
            .loop()
            .callLater(Duration.ofSeconds(arrival.second()), () -> signals.send(arrival.signal()));
      }
      int code = runner.run(GracefulExit.of(service, STOP, LIMIT));
      note("exit code " + code);
    }
  }

  private record Arrival(Signal signal, long second) {}

  private static Arrival at(long second, Signal signal) {
    return new Arrival(signal, second);
  }

  private boolean lastIs(List<String> lines, String what) {
    return lines.getLast().startsWith(what);
  }

  @Test
  @DisplayName("at a signal the service drains, and the exit code is 0 if all was finished")
  void drains() {
    serve(service(() -> pause(1), () -> pause(3)), at(10, SIGTERM));
    observed("what happened", trace)
        .suggests(NEVER_DRAINS, lines -> !lines.contains("drain at 10"))
        .suggests(ALWAYS_THE_SIGNALS, lines -> lastIs(lines, "exit code 1"))
        .shouldBe(
            "start at 0",
            "start is done at 1",
            "drain at 10",
            "drain is done at 13",
            "exit code 0 at 13");
    observed("what the exception handler was told", messages()).shouldBeEmpty();
  }

  @Test
  @DisplayName("what is not finished in time is cancelled, and the exit code is the signal's")
  void tooLate() {
    Service service = service(() -> {}, () -> pause(60));
    serve(service, at(10, SIGTERM));
    observed("what happened", trace)
        .suggests(LIMIT_BEGAN, lines -> isCutOffBefore(30, lines))
        .suggests(
            TELLS_TOO_EARLY,
            lines ->
                lines.contains("the handler is told at 30") && lastIs(lines, "exit code 143 at 31"))
        .suggests(NO_LIMIT, lines -> lines.contains("drain is done at 70"))
        .suggests(
            LEFT_RUNNING,
            lines ->
                !lines.contains("exit code 143 at 31")
                    && lines.stream().anyMatch(line -> line.matches("exit code [0-9]+ at 30")))
        .suggests(SILENT, _ -> told.isEmpty())
        .suggests(ALWAYS_ZERO, lines -> lastIs(lines, "exit code 0"))
        .shouldBe(
            "start at 0",
            "start is done at 0",
            "drain at 10",
            "drain is cancelled at 30",
            "drain has cleaned up at 31",
            "the handler is told at 31",
            "exit code 143 at 31");
    observed("what the exception handler was told", List.copyOf(told))
        .shouldBe(List.of(late(service)));
  }

  @Test
  @DisplayName("the limit counts from when the service begins to drain, after a cancelled start")
  void theLimitBegins() {
    serve(service(() -> pause(60), () -> pause(60)), at(10, SIGTERM));
    observed("what happened", trace)
        .suggests(LIMIT_BEGAN, lines -> isCutOffBefore(31, lines))
        .shouldBe(
            "start at 0",
            "start is cancelled at 10",
            "start has cleaned up at 11",
            "drain at 11",
            "drain is cancelled at 31",
            "drain has cleaned up at 32",
            "the handler is told at 32",
            "exit code 143 at 32");
  }

  @Test
  @DisplayName("a limit of zero cuts off what does not end at once")
  void noTimeAtAll() {
    try (var runner = new Runner(this::newLoop)) {
      runner.loop().callLater(Duration.ofSeconds(10), () -> signals.send(SIGTERM));
      Service service = service(() -> {}, () -> pause(60));
      int code = runner.run(GracefulExit.of(service, STOP, Duration.ZERO));
      note("exit code " + code);
    }
    observed("the end", List.of(trace.lines().getLast()))
        .suggests(ZERO)
        .shouldBe(List.of("exit code 143 at 11"));
  }

  @Test
  @DisplayName("what is cut off is late, also if it makes nothing of its cancellation")
  void cutOffAndDone() {
    Service service =
        service(
            () -> {},
            () -> {
              try {
                pause(60);
              } catch (CancelledError ignored) {
                pause(1);
              }
            });
    serve(service, at(10, SIGTERM));
    observed("what the exception handler was told", List.copyOf(told))
        .suggests(NOT_CUT_OFF, List::isEmpty)
        .shouldBe(List.of(late(service)));
    observed("the end", List.of(trace.lines().getLast()))
        .suggests(NOT_CUT_OFF, lines -> lastIs(lines, "exit code 0"))
        .shouldBe(List.of("exit code 143 at 31"));
  }

  @Test
  @DisplayName("what is cut off and fails then is reported as both")
  void cutOffAndFailed() {
    var failure = new IOException("disk full");
    Service service =
        service(
            () -> {},
            () -> {
              try {
                pause(60);
              } finally {
                throwing(failure);
              }
            });
    serve(service, at(10, SIGTERM));
    observed("what the exception handler was told", List.copyOf(told))
        .suggests(NOT_CUT_OFF, contexts -> contexts.equals(List.of(failed(failure, service))))
        .shouldBe(List.of(failed(failure, service), late(service)));
  }

  private static void throwing(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }

  @Test
  @DisplayName("after Ctrl-C it is the exit code of Ctrl-C")
  void ctrlC() {
    serve(service(() -> {}, () -> pause(60)), at(10, SIGINT));
    observed("the end", List.of(trace.lines().getLast()))
        .suggests(ALWAYS_143, lines -> lastIs(lines, "exit code 143"))
        .shouldBe(List.of("exit code 130 at 31"));
  }

  @Test
  @DisplayName("if draining fails, that is reported, and the exit code is the signal's")
  void drainingFails() {
    var failure = new IOException("disk full");
    Service service =
        service(
            () -> {},
            () -> {
              throw failure;
            });
    attempting("the service", () -> serve(service, at(10, SIGTERM)))
        .suggests(FAILURE_COMES_OUT, failure::equals)
        .shouldSucceed();
    observed("the end", List.of(trace.lines().getLast()))
        .suggests(ALWAYS_ZERO, lines -> lastIs(lines, "exit code 0"))
        .shouldBe(List.of("exit code 143 at 10"));
    observed("what the exception handler was told", List.copyOf(told))
        .suggests(SILENT, List::isEmpty)
        .shouldBe(List.of(failed(failure, service)));
  }

  @Test
  @DisplayName("a TimeoutError of its own is a failure of draining, not the limit's")
  void itsOwnTimeout() {
    var failure = new TimeoutError();
    Service service =
        service(
            () -> {},
            () -> {
              throw failure;
            });
    attempting("the service", () -> serve(service, at(10, SIGTERM)))
        .suggests(ITS_OWN_TIMEOUT, failure::equals)
        .shouldSucceed();
    observed("what the exception handler was told", List.copyOf(told))
        .suggests(ITS_OWN_TIMEOUT, contexts -> contexts.equals(List.of(late(service))))
        .shouldBe(List.of(failed(failure, service)));
  }

  @Test
  @DisplayName(
      "so are an Error, and a cancellation of what it awaits, after a start cut short, too")
  void otherFailures() {
    for (Throwable failure :
        List.of(new AssertionError("a bug"), new CancelledError("not yours"))) {
      told.clear();
      Service service = service(() -> pause(60), () -> throwing(failure));
      attempting("the service", () -> serve(service, at(10, SIGTERM)))
          .suggests(EXCEPTIONS_ONLY, failure::equals)
          .shouldSucceed();
      observed("what the exception handler was told", List.copyOf(told))
          .suggests(EXCEPTIONS_ONLY, List::isEmpty)
          .shouldBe(List.of(failed(failure, service)));
    }
  }

  @Test
  @DisplayName("a signal that comes while the service starts cancels the start, and drains")
  void whileItStarts() {
    Service service = service(() -> pause(60), () -> pause(1));
    attempting("the service", () -> serve(service, at(10, SIGTERM)))
        .suggests(AFTER_THE_START, _ -> !signals.endedBy().isEmpty())
        .shouldSucceed();
    observed("what happened", trace)
        .suggests(START_GOES_ON, lines -> lines.contains("start is done at 60"))
        .suggests(START_ONLY, lines -> lines.stream().noneMatch(line -> line.startsWith("drain")))
        .suggests(BESIDE_THE_START, lines -> lines.contains("drain at 10"))
        .shouldBe(
            "start at 0",
            "start is cancelled at 10",
            "start has cleaned up at 11",
            "drain at 11",
            "drain is done at 12",
            "exit code 0 at 12");
  }

  @Test
  @TimeLimit(seconds = 3)
  @DisplayName("a start that fails comes out, and nothing is drained")
  void theStartFails() {
    var failure = new IOException("the port is taken");
    Service service =
        service(
            () -> {
              throw failure;
            },
            () -> {});
    attempting("the service", () -> serve(service, at(10, SIGTERM)))
        .suggests(FAILED_START_DRAINS, thrown -> thrown == null)
        .shouldBeSameAs(failure);
    observed("what happened", trace)
        .suggests(FAILED_START_DRAINS, lines -> lines.size() > 1)
        .shouldBe("start at 0");
    observed("whether the signals have their defaults", signals.areDefault(SIGTERM, SIGINT))
        .suggests(KEEPS_SIGNALS)
        .shouldBe(true);
  }

  @Test
  @DisplayName("so does a start that fails while it is cancelled by the signal")
  void theCancelledStartFails() {
    var failure = new IOException("the port is taken");
    Service service =
        service(
            () -> {
              try {
                pause(60);
              } finally {
                throwing(failure);
              }
            },
            () -> {});
    attempting("the service", () -> serve(service, at(10, SIGTERM)))
        .suggests(FAILED_START_DRAINS, thrown -> thrown == null)
        .shouldBeSameAs(failure);
    observed("what happened", trace).suggests(FAILED_START_DRAINS).shouldBe("start at 0");
  }

  @Test
  @DisplayName("so does a start that ends cancelled, though no signal has come")
  void theStartIsCancelledByItself() {
    Service service =
        service(
            () -> {
              throw new CancelledError("something that it awaits");
            },
            () -> {});
    attempting("the service", () -> serve(service, at(10, SIGTERM)))
        .suggests(CANCELLED_BY_ITSELF, thrown -> thrown == null)
        .shouldThrow(CancelledError.class);
    observed("whether it drains", trace.lines().contains("drain at 10"))
        .suggests(CANCELLED_BY_ITSELF)
        .shouldBe(false);
  }

  @Test
  @DisplayName("a service whose methods throw themselves is met as one whose coroutines do")
  void methodsThatThrow() {
    var failure = new IllegalStateException("the service");
    attempting("a start that throws", () -> serve(new Throwing(null, failure), at(10, SIGTERM)))
        .shouldBeSameAs(failure);
    observed("whether the signals have their defaults", signals.areDefault(SIGTERM, SIGINT))
        .suggests(ASKS_OUTSIDE)
        .shouldBe(true);
    Service service = new Throwing(async(() -> {}), failure);
    attempting("a drain that throws", () -> serve(service, at(10, SIGTERM)))
        .suggests(ASKS_OUTSIDE, failure::equals)
        .shouldSucceed();
    observed("what the exception handler was told", List.copyOf(told))
        .shouldBe(List.of(failed(failure, service)));
  }

  /** A service that has a failure in place of a coroutine. */
  private record Throwing(Coroutine<Void> starting, RuntimeException failure) implements Service {

    @Override
    public Coroutine<Void> start() {
      if (starting == null) {
        throw failure;
      }
      return starting;
    }

    @Override
    public Coroutine<Void> drain() {
      throw failure;
    }
  }

  @Test
  @DisplayName("while the service drains, the next signal ends the process")
  void theSecondSignal() {
    serve(service(() -> {}, () -> pause(5)), at(10, SIGTERM), at(12, SIGINT));
    observed("the signals that have ended the process", signals.endedBy())
        .suggests(STILL_CAUGHT)
        .shouldBe(List.of(SIGINT));
  }

  @Test
  @DisplayName("who cancels it gives the signals back, and drains nothing")
  void cancelledWhileItServes() {
    run(
        () -> {
          Task<Integer> task =
              createTask(GracefulExit.of(service(() -> {}, () -> {}), STOP, LIMIT));
          pause(1);
          task.cancel();
          attempting("the service", () -> await(task))
              .suggests(CANCELLED_DRAINS, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
          ticks();
          observed("what happened", trace)
              .suggests(CANCELLED_DRAINS)
              .shouldBe("start at 0", "start is done at 0");
          observed("whether the signals have their defaults", signals.areDefault(SIGTERM, SIGINT))
              .suggests(KEEPS_SIGNALS)
              .shouldBe(true);
        });
  }

  @Test
  @DisplayName(
      "who cancels it while the service starts has the start cancelled, and awaits its end")
  void cancelledWhileItStarts() {
    run(
        () -> {
          Task<Integer> task =
              createTask(GracefulExit.of(service(() -> pause(60), () -> {}), STOP, LIMIT));
          pause(1);
          task.cancel();
          attempting("the service", () -> await(task))
              .suggests(CANCELLED_DRAINS, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
          observed("what happened", trace)
              .suggests(CANCELLED_DRAINS, lines -> lines.contains("drain at 2"))
              .shouldBe("start at 0", "start is cancelled at 1", "start has cleaned up at 2");
        });
  }

  @Test
  @DisplayName("who cancels it after a signal, while the start cleans up, has it drain nothing")
  void cancelledAfterTheSignal() {
    run(
        () -> {
          Task<Integer> task =
              createTask(GracefulExit.of(service(() -> pause(60), () -> {}), STOP, LIMIT));
          pause(10);
          signals.send(SIGTERM);
          ticks();
          task.cancel();
          attempting("the service", () -> await(task))
              .suggests(SIGNAL_WAS_FIRST, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
          observed("what happened", trace)
              .suggests(SIGNAL_WAS_FIRST, lines -> lines.contains("drain at 10"))
              .shouldBe("start at 0", "start is cancelled at 10");
        });
  }

  @Test
  @DisplayName("who cancels it while the service drains has that cancelled, and awaits its end")
  void cancelledWhileItDrains() {
    run(
        () -> {
          Task<Integer> task =
              createTask(GracefulExit.of(service(() -> {}, () -> pause(60)), STOP, LIMIT));
          pause(10);
          signals.send(SIGTERM);
          pause(1);
          task.cancel();
          attempting("the service", () -> await(task))
              .suggests(CANCELLED_FAILS, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
          observed("what happened", trace)
              .suggests(DRAINS_ON, lines -> !lines.contains("drain is cancelled at 11"))
              .suggests(CANCELLED_FAILS, _ -> !told.isEmpty())
              .shouldBe(
                  "start at 0",
                  "start is done at 0",
                  "drain at 10",
                  "drain is cancelled at 11",
                  "drain has cleaned up at 12");
        });
  }

  @Test
  @DisplayName("a signal that cannot be caught is refused before the service starts")
  void refusedBeforeTheStart() {
    run(
        () -> {
          Service service = service(() -> {}, () -> {});
          Set<Signal> some = EnumSet.of(SIGKILL);
          attempting("the service", () -> await(GracefulExit.of(service, some, LIMIT)))
              .shouldThrow(IllegalArgumentException.class);
          observed("what happened", trace).suggests(AFTER_THE_START).shouldBeEmpty();
        });
  }

  @Test
  @TimeLimit(seconds = 12)
  @DisplayName(
      "a web server in a JVM of its own gets SIGTERM: what it has begun is answered, code 0")
  void aRealServer() throws Exception {
    try (var child = ChildProgram.start(ChildServer.class);
        Socket client = askedBy(child)) {
      child.terminate();
      observed("the answer to a request that had begun", rest(client))
          .suggests(NEVER_DRAINS)
          .shouldSatisfy("one that ends in: the answer", text -> text.endsWith("the answer"));
      observed("the exit code", child.exitCode())
          .suggests(ALWAYS_THE_SIGNALS, code -> code == SIGTERM.exitCode())
          .shouldBe(0);
    }
  }

  @Test
  @TimeLimit(seconds = 12)
  @DisplayName("a second SIGTERM ends a JVM at once, even if its loop is stuck, with code 143")
  void aRealServerThatIsStuck() throws Exception {
    try (var child = ChildProgram.start(ChildServer.class, "gets stuck");
        Socket _ = askedBy(child)) {
      child.terminate();
      observed(
              "what comes first: SIGTERM is given back, or the loop goes on",
              child.awaitLine("gives back", "goes on"))
          .shouldBe("gives back SIGTERM");
      child.terminate();
      observed("the exit code", child.exitCode()).suggests(STILL_CAUGHT).shouldBe(143);
    }
  }

  /** A client whose request has begun. */
  private static Socket askedBy(ChildProgram child) throws IOException, InterruptedException {
    int port = Integer.parseInt(child.awaitLine("listens").split(" ")[1]);
    var client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(8_000);
    String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    child.awaitLine("has begun");
    return client;
  }

  private static String rest(Socket client) {
    try {
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException lost) {
      return "none: " + lost.getMessage();
    }
  }
}
