package asyncio.testing;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.testing.Faults.answer;
import static asyncio.testing.Faults.failing;
import static asyncio.testing.Faults.late;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import asyncio.loop.EventLoop;
import asyncio.service.Call;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("faults with real mocks")
@OnLoop
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "how the parts go together is tested on the reference")
class WithMockitoTest {

  /** Is asked, and awaited. */
  interface Clock {
    Coroutine<String> now();
  }

  /** Another one. */
  interface Weather {
    String today();
  }

  @AsyncTest
  @SuppressWarnings("unchecked")
  @DisplayName("a mocked call fails, is late, and works")
  void faults(EventLoop loop) {
    Call<String, Integer> prices = mock(Call.class);
    when(prices.call(any()))
        .thenAnswer(answer(failing(1, IOException::new, late(Duration.ofMillis(80), () -> 42))));
    try {
      await(prices.call("tea"), IOException.class);
      throw new AssertionError("did not fail");
    } catch (IOException down) {
      assertThat(await(prices.call("tea"))).isEqualTo(42);
    }
    assertThat(loop.time()).isEqualTo(80_000_000);
    verify(prices, times(2)).call("tea");
  }

  @AsyncTest
  @DisplayName("with an await between the call and when, another mock is stubbed")
  void stubbedTooLate() {
    Clock clock = mock(Clock.class);
    Weather weather = mock(Weather.class);
    when(clock.now()).thenAnswer(answer(late(Duration.ofSeconds(1), () -> "noon")));
    Task<String> other = createTask(async(weather::today));
    when(await(clock.now())).thenReturn("midnight");
    await(other);
    assertThat(weather.today()).isEqualTo("midnight");
    assertThat(await(clock.now())).isEqualTo("noon");

    doAnswer(answer(() -> "midnight")).when(clock).now();
    assertThat(await(clock.now())).isEqualTo("midnight");
  }
}
