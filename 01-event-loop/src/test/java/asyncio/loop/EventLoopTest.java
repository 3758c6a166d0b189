package asyncio.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what EventLoop adds to its parts")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the loop itself is given code, which is tested on the reference")
class EventLoopTest {

  @Nested
  @DisplayName("closing")
  class Closing {

    private final VirtualTime time = new VirtualTime();
    private final EventLoop loop = EventLoop.create(time, time);
    private final List<String> ran = new ArrayList<>();

    @Test
    @DisplayName("lets go of what other threads left")
    void dropsPosts() {
      Runnable callback = () -> ran.add("posted");
      OtherThread.run(() -> loop.callSoonThreadsafe(callback));
      assertThat(References.lead(loop, callback)).isTrue();

      loop.close();
      assertThat(References.lead(loop, callback)).isFalse();
    }

    @Test
    @DisplayName("has later posts refused, on any thread")
    void refusesPosts() {
      loop.close();

      assertThat(OtherThread.thrownBy(() -> loop.callSoonThreadsafe(() -> ran.add("posted"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("event loop is closed");
      assertThatIllegalStateException()
          .isThrownBy(() -> loop.callSoonThreadsafe(() -> ran.add("posted")));
      assertThat(ran).isEmpty();
    }
  }

  @Nested
  @DisplayName("in debug mode")
  class DebugMode {

    private final VirtualTime time = new VirtualTime();
    private final EventLoop loop = EventLoop.create(time, time);
    private final List<Throwable> thrown = new ArrayList<>();

    private void callFromAnotherThread() {
      loop.callSoon(
          () -> {
            thrown.add(OtherThread.thrownBy(() -> loop.callSoon(() -> {})));
            thrown.add(OtherThread.thrownBy(() -> loop.callLater(Duration.ZERO, () -> {})));
            thrown.add(OtherThread.thrownBy(() -> loop.callAt(0, () -> {})));
            loop.stop();
          });
      loop.runForever();
    }

    @Test
    @DisplayName("it refuses to schedule from another thread than the one it runs on")
    void refusesOtherThreads() {
      loop.setDebug(true);
      callFromAnotherThread();

      assertThat(loop.isDebug()).isTrue();
      assertThat(thrown)
          .hasSize(3)
          .allSatisfy(
              failure ->
                  assertThat(failure)
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessage("not the loop's thread: use callSoonThreadsafe"));
    }

    @Test
    @DisplayName("which is off at first, it does not look")
    void isOffAtFirst() {
      callFromAnotherThread();

      assertThat(loop.isDebug()).isFalse();
      assertThat(thrown).hasSize(3).containsOnlyNulls();
    }

    @Test
    @DisplayName("it lets every thread schedule while it does not run")
    void anyThreadMayPrepareIt() {
      loop.setDebug(true);

      assertThat(OtherThread.thrownBy(() -> loop.callSoon(() -> {}))).isNull();
    }

    @Test
    @DisplayName("callSoonThreadsafe remains open to all")
    void threadsafeRemains() {
      loop.setDebug(true);
      loop.callSoon(
          () -> {
            thrown.add(OtherThread.thrownBy(() -> loop.callSoonThreadsafe(() -> {})));
            loop.callSoonThreadsafe(loop::stop);
          });
      loop.runForever();

      assertThat(thrown).hasSize(1).containsOnlyNulls();
    }
  }

  @Nested
  @DisplayName("an interrupt")
  class Interrupts {

    private final List<ExceptionContext> told = new ArrayList<>();

    @AfterEach
    void clear() {
      Thread.interrupted();
    }

    private void keep(EventLoop loop, ExceptionContext context) {
      told.add(context);
    }

    @Test
    @DisplayName("that a callback leaves behind is reported, and the next callback is spared")
    void ofACallback() {
      var time = new VirtualTime();
      var seen = new ArrayList<Boolean>();
      try (var loop = EventLoop.create(time, time)) {
        loop.setExceptionHandler(this::keep);
        Handle handle = loop.callSoon(() -> Thread.currentThread().interrupt());
        loop.callSoon(() -> seen.add(Thread.currentThread().isInterrupted()));
        loop.stop();
        loop.runForever();

        assertThat(told)
            .singleElement()
            .satisfies(
                context -> {
                  assertThat(context.message()).startsWith("the loop's thread was interrupted");
                  assertThat(context.exception()).isNull();
                  assertThat(context.source()).isSameAs(handle);
                });
      }
      assertThat(seen).containsExactly(false);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    @DisplayName("that ends a sleep is reported, and the loop sleeps on")
    void ofASleep() {
      var sleeps = new ArrayList<Long>();
      try (var loop = EventLoop.create()) {
        loop.setExceptionHandler(this::keep);
        loop.callLater(Duration.ofHours(1), loop::stop);
        loop.addObserver(
            new LoopObserver() {
              @Override
              public void beforePoll(long timeoutNanos) {
                sleeps.add(timeoutNanos);
                if (sleeps.size() == 1) {
                  Thread.currentThread().interrupt();
                } else {
                  OtherThread.run(() -> loop.callSoonThreadsafe(loop::stop));
                }
              }
            });
        loop.runForever();

        assertThat(told).singleElement().extracting(ExceptionContext::source).isSameAs(loop);
      }
      assertThat(sleeps).hasSize(2).allMatch(timeout -> timeout > 0);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }
}
