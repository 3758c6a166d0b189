package asyncio.pattern;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("Given: objectives and alerts")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "objectives are given; the loop is what learners write")
class ObjectiveTest extends PatternTests {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  @DisplayName("a percentage is exact")
  void percent() {
    observed("99.9 %", Objective.of("shop", "99.9", HOUR).failuresPerMillion()).shouldBe(1_000);
    observed("99.9999 %", Objective.of("shop", "99.9999", HOUR).failuresPerMillion()).shouldBe(1);
    observed("a bucket", Objective.of("shop", "99", HOUR).bucket()).shouldBe(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("what promises nothing, or everything, is no objective")
  void noObjective() {
    for (String percent : List.of("100", "0", "101", "99.99999", "many")) {
      attempting(percent, () -> Objective.of("shop", percent, HOUR))
          .shouldThrow(IllegalArgumentException.class);
    }
    for (int buckets : List.of(0, 7)) {
      attempting(
              buckets + " buckets",
              () -> new Objective("shop", 1, Duration.ofSeconds(1), buckets, 0))
          .shouldThrow(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("an alert fires while both times burn too fast")
  void alerts() {
    run(
        () -> {
          var budget = new ErrorBudget(Objective.of("shop", "99", HOUR));
          var alert = new BurnAlert(HOUR, Duration.ofMinutes(5), 10);
          for (int i = 0; i < 100; i++) {
            budget.add(i < 20);
          }
          observed("whether it fires", alert.fires(budget)).shouldBe(true);
          time.advance(Duration.ofMinutes(6));
          observed("whether it does when it is over", alert.fires(budget)).shouldBe(false);
        });
  }

  @Test
  @DisplayName("limits, periods and numbers of settings are checked")
  void settings() {
    attempting("a limit of zero", () -> new CleanupStep("a", Duration.ZERO, () -> {}))
        .shouldThrow(IllegalArgumentException.class);
    attempting(
            "a limit of a child",
            () -> new ChildSpec("a", Restart.PERMANENT, Duration.ZERO, () -> {}))
        .shouldThrow(IllegalArgumentException.class);
    attempting(
            "a negative number",
            () -> new SupervisorSettings("a", Strategy.ONE_FOR_ONE, -1, Duration.ofSeconds(1)))
        .shouldThrow(IllegalArgumentException.class);
  }
}
