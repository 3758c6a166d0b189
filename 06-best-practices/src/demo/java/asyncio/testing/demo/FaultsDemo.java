package asyncio.testing.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.testing.Faults.answer;
import static asyncio.testing.Faults.failing;
import static asyncio.testing.Faults.late;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import asyncio.service.Backoff;
import asyncio.service.Call;
import asyncio.service.Failures;
import asyncio.service.Retry;
import asyncio.service.RetryBudget;
import asyncio.service.ServiceError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.testing.Limits;
import asyncio.testing.TestLoop;
import java.time.Duration;

/** Demo 06.5: a client that retries, in virtual seconds, and a mock that is stubbed too late. */
final class FaultsDemo {

  private FaultsDemo() {}

  /** Is asked, and awaited. */
  interface Clock {
    Coroutine<String> now();
  }

  /** Another one. */
  interface Weather {
    String today();
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = new TestLoop(Limits.DEFAULT)) {
      loop.run("retrying", () -> retrying(loop));
      loop.run("too late", FaultsDemo::stubbedTooLate);
    }
  }

  @SuppressWarnings("unchecked")
  private static Object retrying(TestLoop loop) {
    Call<String, Integer> prices = mock(Call.class);
    when(prices.call(any()))
        .thenAnswer(answer(failing(2, FaultsDemo::down, late(Duration.ofMillis(80), () -> 42))));
    var retry =
        new Retry(
            3,
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), most -> most),
            new RetryBudget(10, 10),
            Failures::isPassing);
    int price = await(retry.around(prices).call("tea"));
    IO.println(
        "%d after %s of virtual time".formatted(price, Duration.ofNanos(loop.time().nanos())));
    return null;
  }

  private static ServiceError down() {
    return new ServiceError(ServiceError.Kind.UNAVAILABLE, "down");
  }

  /** Between the call and {@code when} lies an await: somebody else calls another mock there. */
  private static Object stubbedTooLate() {
    Clock clock = mock(Clock.class);
    Weather weather = mock(Weather.class);
    when(clock.now()).thenAnswer(answer(late(Duration.ofSeconds(1), () -> "noon")));

    Task<String> other = createTask(async(weather::today));
    when(await(clock.now())).thenReturn("midnight");
    await(other);

    IO.println(
        "the clock says %s, the weather is %s".formatted(await(clock.now()), weather.today()));
    return null;
  }
}
