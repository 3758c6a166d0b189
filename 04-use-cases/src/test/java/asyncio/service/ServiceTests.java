package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.service.FakeService.Reply.failure;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.service.FakeService.Reply;
import asyncio.service.ServiceError.Kind;
import asyncio.task.Awaitable;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import loopcraft.grader.kit.EveryMoment;

/** What the tests of services that call each other have in common. */
abstract class ServiceTests extends OnVirtualTime {

  static final Jitter LONGEST = most -> most;

  static final ServiceError DOWN = new ServiceError(Kind.UNAVAILABLE, "down");

  static ServiceError down(String message) {
    return new ServiceError(Kind.UNAVAILABLE, message);
  }

  FakeService service(Reply... replies) {
    return new FakeService(this::at, replies);
  }

  /** What comes of a call, in a word. */
  static String outcomeOf(Awaitable<?> awaitable) {
    try {
      return String.valueOf(await(awaitable, Throwable.class));
    } catch (Throwable thrown) {
      return nameOf(thrown);
    }
  }

  static String nameOf(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  static List<String> suppressedBy(Throwable failure) {
    return Stream.of(failure.getSuppressed()).map(ServiceTests::nameOf).toList();
  }

  /** Runs a program on a loop of its own, and cancels its main task at one moment. */
  static void runCancelled(EveryMoment moment, CoroutineAction main) {
    runStruck(main, task -> moment.pass(task::cancel), () -> {});
  }

  static void runStruck(CoroutineAction main, Consumer<Task<Void>> strike, CoroutineAction then) {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      runStruck(loop, strike, main);
      observed("tasks left when the call has ended", Tasks.of(loop).pending())
          .suggests(CircuitBreakerTest.REQUESTS_LEFT)
          .shouldBeEmpty();
      Runner.runUntilComplete(loop, async(then));
    }
  }

  static Object fails() {
    throw DOWN;
  }

  static int retriesIn(RetryBudget budget) {
    int retries = 0;
    while (retries < 1000 && budget.tryRetry()) {
      retries++;
    }
    return retries;
  }

  static final Backoff BACKOFF = new Backoff(millis(100), millis(1000), LONGEST);

  static RetryBudget plenty() {
    return new RetryBudget(100, 1000);
  }

  static Retry retry(int attempts) {
    return new Retry(attempts, BACKOFF, plenty(), Failures::isPassing);
  }

  static CircuitBreaker breaker(int window, int minimumCalls, int percent) {
    return new CircuitBreaker(
        new BreakerSettings("prices", window, minimumCalls, percent, millis(1000)));
  }

  static final BreakerState CLOSED = BreakerState.CLOSED;

  static Hedge hedge() {
    return new Hedge(millis(100), plenty());
  }
}
