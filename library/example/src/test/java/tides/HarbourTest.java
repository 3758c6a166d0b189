package tides;

import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import asyncio.loops.LoopFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On virtual time: a gauge that is silent for an hour costs the test nothing. */
class HarbourTest {

  @Test
  void a_silent_gauge_does_not_hold_up_the_others() {
    Gauge pier = () -> sleep(Duration.ofMillis(20), 312);
    Gauge lock = () -> sleep(Duration.ofHours(1), 0);

    Map<String, Integer> levels =
        run(
            new Harbour(Map.of("pier", pier, "lock", lock)).levels(),
            LoopFactory.system().onVirtualTime(Duration.ZERO));

    assertEquals(312, levels.get("pier"));
    assertNull(levels.get("lock"));
  }
}
