package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what a loop tells its observers")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "observers are given code, which is tested on the reference")
class LoopObserversTest {

  private final VirtualTime time = new VirtualTime();
  private final List<String> seen = new ArrayList<>();

  @Test
  @DisplayName("which callbacks were scheduled, and when each begins and ends")
  void callbacks() {
    runOneTurn(() -> seen.add("callback"));

    assertThat(seen).containsExactly("scheduled", "poll", "awake", "before", "callback", "after");
  }

  @Test
  @DisplayName("that a callback has ended, also if it failed")
  void failedCallbacks() {
    runOneTurn(
        () -> {
          throw new IllegalStateException("on purpose");
        });

    assertThat(seen).endsWith("before", "after");
  }

  private void runOneTurn(Runnable callback) {
    try (var loop = EventLoop.create(time, time)) {
      loop.setExceptionHandler((_, _) -> {});
      loop.addObserver(new Recorder());
      loop.callSoon(callback);
      loop.stop();
      loop.runForever();
    }
  }

  private final class Recorder implements LoopObserver {

    @Override
    public void scheduled(Handle handle) {
      seen.add("scheduled");
    }

    @Override
    public void beforeCallback(Handle handle) {
      seen.add("before");
    }

    @Override
    public void afterCallback(Handle handle) {
      seen.add("after");
    }

    @Override
    public void beforePoll(long timeoutNanos) {
      seen.add("poll");
    }

    @Override
    public void afterPoll() {
      seen.add("awake");
    }
  }
}
