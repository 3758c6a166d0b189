package asyncio.periodic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("the schedule of a periodic task")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "schedules are given code, which is tested on the reference")
class ScheduleTest extends OnVirtualTime {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Schedule EVERY_SECOND = Schedule.atFixedRate(SECOND);
  private static final RunFailure FAILURE =
      new RunFailure("beat", new Tick(7, 0, 0), new Exception("on purpose"), 1, false);

  @Test
  @DisplayName("a period or delay of zero or less is refused, and one that never passes")
  void refusesPeriods() {
    refused("period must be > 0: PT0S", () -> Schedule.atFixedRate(Duration.ZERO));
    refused("period must be > 0: PT-1S", () -> Schedule.atFixedRate(SECOND.negated()));
    refused("delay must be > 0: PT0S", () -> Schedule.withFixedDelay(Duration.ZERO));
    refused(
        "delay must be <= PT876000H: PT876000H1S",
        () -> Schedule.withFixedDelay(Duration.ofDays(36_500).plus(SECOND)));
  }

  @Test
  @DisplayName("so are other values that make no sense")
  void refusesOthers() {
    refused("first delay must be >= 0: PT-1S", () -> EVERY_SECOND.firstAfter(SECOND.negated()));
    refused("jitter must be > 0: PT0S", () -> EVERY_SECOND.jitter(Duration.ZERO, new Random()));
    refused(
        "jitter must be <= PT1S: PT2S",
        () -> EVERY_SECOND.jitter(Duration.ofSeconds(2), new Random()));
    refused("times must be > 0: 0", () -> EVERY_SECOND.times(0));
    refused("failures must be > 0: 0", () -> EVERY_SECOND.givingUpAfter(0));
    refused("atOnce must be > 0: 0", () -> new Overlap(0, 1));
    refused("waiting must be >= 0: -1", () -> new Overlap(1, -1));
    assertThatNullPointerException().isThrownBy(() -> EVERY_SECOND.start(null));
  }

  private static void refused(String message, ThrowingCallable attempt) {
    assertThatIllegalArgumentException().isThrownBy(attempt).withMessage(message);
  }

  @Test
  @DisplayName("a fixed delay knows neither overlaps nor misses")
  void fixedDelay() {
    var schedule = Schedule.withFixedDelay(SECOND);

    assertThatIllegalStateException().isThrownBy(() -> schedule.overlap(Overlap.ALLOW_ALL));
    assertThatIllegalStateException().isThrownBy(schedule::catchingUp);
  }

  @Test
  @DisplayName("a schedule does not change: what looks like it returns another")
  void doesNotChange() {
    var changed = EVERY_SECOND.named("beat").times(3).givingUpAfter(2).overlap(Overlap.BUFFER_ONE);

    assertThat(EVERY_SECOND.name()).isEqualTo("periodic");
    assertThat(EVERY_SECOND.wantsMore(Long.MAX_VALUE - 1)).isTrue();
    assertThat(EVERY_SECOND.givesUp(Integer.MAX_VALUE - 1)).isFalse();
    assertThat(EVERY_SECOND.overlap()).isEqualTo(Overlap.SKIP);
    assertThat(changed.name()).isEqualTo("beat");
    assertThat(changed.wantsMore(2)).isTrue();
    assertThat(changed.wantsMore(3)).isFalse();
    assertThat(changed.givesUp(2)).isTrue();
    assertThat(changed.overlap()).isEqualTo(Overlap.BUFFER_ONE);
  }

  @Test
  @DisplayName("a failure goes to the handler, or else to the loop")
  void reports() {
    List<RunFailure> handled = new ArrayList<>();

    assertThat(toldToTheLoop(EVERY_SECOND.onFailure(handled::add))).isEmpty();
    assertThat(handled).containsExactly(FAILURE);
    assertThat(toldToTheLoop(EVERY_SECOND))
        .containsExactly("run 7 of beat failed java.lang.Exception: on purpose");
  }

  @Test
  @DisplayName("a handler that fails is told to the loop, too")
  void reportsHandlers() {
    var failing =
        EVERY_SECOND
            .named("beat")
            .onFailure(
                failure -> {
                  throw new Exception("by the handler");
                });

    assertThat(toldToTheLoop(failing))
        .containsExactly("the failure handler of beat failed java.lang.Exception: by the handler");
  }

  private List<String> toldToTheLoop(Schedule schedule) {
    List<String> told = new ArrayList<>();
    run(
        () -> {
          EventLoop.running()
              .setExceptionHandler(
                  (_, context) -> told.add(context.message() + " " + context.exception()));
          schedule.report(FAILURE);
        });
    return told;
  }
}
