package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a poller that keeps back what other threads post")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "pollers are given code, which is tested on the reference")
class ArrivalsTest {

  private final List<String> ran = new ArrayList<>();
  private final VirtualTime time = new VirtualTime();
  private final KeepingPoller poller = new KeepingPoller(time);
  private final EventLoop loop = EventLoop.create(time, poller);

  @Test
  @DisplayName("gets each callback, and the loop does not see it before it is delivered")
  void keepsBack() {
    OtherThread.run(() -> loop.callSoonThreadsafe(() -> ran.add("posted")));
    loop.stop();
    loop.runForever();
    assertThat(poller.kept).hasSize(1);
    assertThat(ran).isEmpty();

    poller.kept.forEach(Runnable::run);
    loop.stop();
    loop.runForever();
    assertThat(ran).containsExactly("posted");
  }

  @Test
  @DisplayName("is asked for them before a callback of the loop's own gets in line")
  void askedBeforeCallSoon() {
    poller.givesWhenAsked = true;
    OtherThread.run(() -> loop.callSoonThreadsafe(() -> ran.add("posted")));
    loop.callSoon(() -> ran.add("of the loop"));
    loop.stop();
    loop.runForever();

    assertThat(ran).containsExactly("posted", "of the loop");
  }

  @Test
  @DisplayName("does not get what the loop's own thread schedules")
  void ownThread() {
    loop.callSoon(() -> loop.callSoonThreadsafe(() -> ran.add("own")));
    loop.callSoon(() -> loop.callSoon(loop::stop));
    loop.runForever();

    assertThat(poller.kept).isEmpty();
    assertThat(ran).containsExactly("own");
  }

  private static final class KeepingPoller extends ForwardingPoller {

    private final List<Runnable> kept = new ArrayList<>();
    private boolean givesWhenAsked;

    KeepingPoller(VirtualTime time) {
      super(time);
    }

    @Override
    public void arrived(Runnable deliver) {
      kept.add(deliver);
    }

    @Override
    public void takeArrivals() {
      if (givesWhenAsked) {
        kept.forEach(Runnable::run);
        kept.clear();
      }
    }
  }
}
