package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.loop.VirtualTime.SpinningLoopException;
import asyncio.loop.VirtualTime.StuckLoopException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("virtual time")
class VirtualTimeTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final VirtualTime time = new VirtualTime();

  @Test
  @DisplayName("passes by as much as a poll is willing to wait")
  void passesDuringPolls() {
    poll(SECOND);

    assertThat(time.now()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("stands still during a poll that only looks")
  void standsStillWhileLooking() {
    poll(0);

    assertThat(time.now()).isZero();
  }

  @Test
  @DisplayName("stands still during a poll that a wake-up ends at once")
  void standsStillWhenWoken() {
    time.wakeUp();
    poll(SECOND);

    assertThat(time.now()).isZero();
  }

  @Test
  @DisplayName("forgets a wake-up once it has ended a poll")
  void forgetsWakeUps() {
    time.wakeUp();
    poll(SECOND);
    poll(SECOND);

    assertThat(time.now()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("records how long each poll was willing to wait")
  void recordsTimeouts() {
    poll(0);
    poll(SECOND);
    time.wakeUp();
    poll(Poller.FOREVER);

    assertThat(time.timeouts())
        .containsExactly(Duration.ZERO, Duration.ofSeconds(1), VirtualTime.WITHOUT_LIMIT);
  }

  @Test
  @DisplayName("refuses a sleep that nothing would end")
  void refusesToBeStuck() {
    assertThatThrownBy(() -> poll(Poller.FOREVER)).isInstanceOf(StuckLoopException.class);
  }

  @Test
  @DisplayName("refuses a loop that polls on and on while no time passes")
  void refusesToSpin() {
    assertThatThrownBy(() -> IntStream.range(0, 1_000_000).forEach(_ -> poll(0)))
        .isInstanceOf(SpinningLoopException.class);
  }

  @Test
  @DisplayName("really waits for another thread that was announced, and stands still meanwhile")
  void waitsForAnnouncedThreads() throws InterruptedException {
    time.expectWakeUp();
    Thread other = Thread.ofPlatform().start(time::wakeUp);
    poll(SECOND);
    other.join();

    assertThat(time.now()).isZero();
  }

  @Test
  @DisplayName("passes while a callback is busy, if the test says so")
  void advances() {
    time.advance(Duration.ofMillis(30));

    assertThat(time.nanos()).isEqualTo(30_000_000);
  }

  private void poll(long timeoutNanos) {
    time.poll(timeoutNanos, (attachment, events) -> {});
  }
}
