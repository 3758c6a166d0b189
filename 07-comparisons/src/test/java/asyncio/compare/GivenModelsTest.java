package asyncio.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The models that are given: one job after the other, and the loop. */
@DisplayName("the given models")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the loop is what learners write; its model is tested on the reference")
class GivenModelsTest extends ModelTests {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  @DisplayName("one job after the other: on the caller's thread, and none after a failure")
  void sequential() throws Exception {
    try (Model model = new Sequential()) {
      assertThat(model.runAll(probe.watchAll(List.of(returning("a"), returning("b")))))
          .containsExactly("a", "b");
      assertThat(probe.facts().threads()).containsExactly(Thread.currentThread());
      assertThat(probe.facts().mostAtOnce()).isEqualTo(1);
      var failure = new IOException("disk");
      assertThatThrownBy(
              () -> model.runAll(probe.watchAll(List.of(failing(failure), returning("c")))))
          .isSameAs(failure);
      assertThat(probe.facts().begun()).isEqualTo(3);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> model.runAll(List.of(returning("d"))))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  @DisplayName("on the loop: all at once on one thread, which is not the caller's")
  void theLoop() throws Exception {
    Job<String> pauses =
        site -> {
          site.pause(Duration.ZERO);
          return "x";
        };
    try (Model model = new OnLoop()) {
      assertThat(model.runAll(probe.watchAll(List.of(pauses, pauses, pauses))))
          .containsExactly("x", "x", "x");
      assertThat(probe.facts().threads()).hasSize(1).doesNotContain(Thread.currentThread());
      assertThat(probe.facts().mostAtOnce()).isEqualTo(3);
      assertThat(model.runAll(List.<Job<String>>of(returning(null))))
          .containsExactly((String) null);
      assertThat(model.runAll(List.<Job<String>>of())).isEmpty();
    }
  }

  @Test
  @DisplayName("on the loop: a failure cancels the others at their next await")
  void theLoopAndAFailure() throws Exception {
    var failure = new IOException("disk");
    Job<String> waits =
        site -> {
          site.pause(HOUR);
          return "never";
        };
    Job<String> fails =
        site -> {
          site.pause(Duration.ZERO);
          throw failure;
        };
    try (Model model = new OnLoop()) {
      assertThatThrownBy(() -> model.runAll(probe.watchAll(List.of(waits, fails, waits))))
          .isSameAs(failure);
      assertThat(probe.facts().cancelled()).isEqualTo(2);
      assertThat(probe.facts().running()).isZero();
    }
  }

  @Test
  @DisplayName("on the loop: an interrupted caller cancels all, and can use the model again")
  void theLoopAndAnInterrupt() throws Exception {
    var begun = new CountDownLatch(1);
    Job<String> waits =
        site -> {
          begun.countDown();
          site.pause(HOUR);
          return "never";
        };
    try (Model model = new OnLoop()) {
      var caller = new Caller<>(model, probe.watchAll(List.of(waits, waits)));
      begun.await();
      caller.interrupt();
      assertThat(caller.thrown()).isInstanceOf(InterruptedException.class);
      assertThat(probe.facts().cancelled()).isEqualTo(2);
      assertThat(model.runAll(List.of(returning("x")))).containsExactly("x");
      model.close();
      assertThatThrownBy(() -> model.runAll(List.of(returning("x"))))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
