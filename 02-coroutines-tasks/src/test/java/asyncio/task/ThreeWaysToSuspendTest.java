package asyncio.task;

import static org.assertj.core.api.Assertions.assertThat;

import asyncio.task.demo.ThreeWaysToSuspend;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("the demo of three ways to suspend code")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the demo is tested on the reference")
class ThreeWaysToSuspendTest {

  static Stream<Consumer<Consumer<String>>> ways() {
    return Stream.of(
        ThreeWaysToSuspend::coroutine,
        ThreeWaysToSuspend::thread,
        ThreeWaysToSuspend::stateMachine);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("each prints the same")
  void eachPrintsTheSame(Consumer<Consumer<String>> way) {
    var trace = new Trace();
    way.accept(trace);

    assertThat(trace.lines())
        .isEqualTo(List.of("  Dear reader,", "  (pause)", "  line 1", "  (pause)", "  line 2"));
  }
}
