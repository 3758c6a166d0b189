package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** CPython 3.13 raises an OSError there, and runs the callbacks; it forgets nothing either. */
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "it needs the finished loop")
@DisplayName("a channel with a reader and a writer that is closed in a callback")
class ClosedChannelTest {

  private final List<Object> seen = new ArrayList<>();

  @Test
  @DisplayName("lets go of both, though they wait in the ready queue")
  void letsGoOfBoth() throws IOException {
    try (var loop = EventLoop.create();
        var wire = new Wire()) {
      wire.bring("a");
      loop.setExceptionHandler((_, context) -> seen.add(context.exception()));
      loop.callSoon(
          () -> {
            closeNow(wire);
            seen.add(loop.removeReader(wire.near()));
            seen.add(loop.removeReader(wire.near()));
            seen.add(loop.removeWriter(wire.near()));
          });
      loop.addReader(wire.near(), () -> seen.add("reader"));
      loop.addWriter(wire.near(), () -> seen.add("writer"));
      loop.stop();
      loop.runForever();
    }

    assertThat(seen).containsExactly(true, false, true);
  }

  @Test
  @DisplayName("is forgotten in the next poll")
  void isForgotten() throws IOException {
    try (var loop = EventLoop.create();
        var wire = new Wire()) {
      loop.addReader(wire.near(), () -> seen.add("reader"));
      wire.close();
      loop.stop();
      loop.runForever();

      assertThat(loop.removeReader(wire.near())).isFalse();
      assertThat(seen).isEmpty();
    }
  }

  private static void closeNow(Wire wire) {
    try {
      wire.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
