package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a timer for a time that is as far in the past as can be")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "too fine a point to be graded")
class FarPastTimerTest {

  @Test
  @DisplayName("is not waited for")
  void isNotWaitedFor() {
    var time = new VirtualTime();
    time.advance(Duration.ofSeconds(1));
    try (var loop = EventLoop.create(time, time)) {
      loop.callAt(Long.MIN_VALUE, loop::stop);
      loop.runForever();
    }

    assertThat(time.timeouts()).containsExactly(Duration.ZERO);
  }
}
