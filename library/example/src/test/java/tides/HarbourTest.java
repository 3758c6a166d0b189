package tides;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import asyncio.testing.AsyncTest;
import java.time.Duration;
import java.util.Map;

/** On virtual time: a gauge that is silent for an hour costs the test nothing. */
class HarbourTest {

  @AsyncTest
  void a_silent_gauge_does_not_hold_up_the_others() {
    Gauge pier = () -> sleep(Duration.ofMillis(20), 312);
    Gauge lock = () -> sleep(Duration.ofHours(1), 0);

    Map<String, Integer> levels = await(new Harbour(Map.of("pier", pier, "lock", lock)).levels());

    assertEquals(312, levels.get("pier"));
    assertNull(levels.get("lock"));
  }
}
