package loopcraft.grader.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryMomentTest {

  @Test
  void a_scenario_runs_once_untouched_and_once_for_each_moment() {
    var runs = new ArrayList<String>();

    int moments =
        EveryMoment.strike(
            "struck",
            moment -> {
              var run = new StringBuilder();
              for (String name : List.of("a", "b", "c")) {
                run.append(name);
                moment.pass(() -> run.append('!'));
              }
              runs.add(run.toString());
            });

    assertThat(moments).isEqualTo(3);
    assertThat(runs).containsExactly("abc", "a!bc", "ab!c", "abc!");
  }

  @Test
  void a_failure_says_at_which_moment_it_was_struck() {
    var struck = new boolean[1];

    assertThatThrownBy(
            () ->
                EveryMoment.strike(
                    "cancelled",
                    moment -> {
                      struck[0] = false;
                      moment.pass(() -> {});
                      moment.pass(() -> struck[0] = true);
                      if (struck[0]) {
                        throw new IllegalArgumentException("a permit was lost");
                      }
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("when it was cancelled at moment 2 of 2: a permit was lost")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_scenario_without_an_end_is_stopped() {
    assertThatThrownBy(
            () ->
                EveryMoment.strike(
                    "struck",
                    moment -> {
                      while (true) {
                        moment.pass(() -> {});
                      }
                    }))
        .hasMessageContaining("more than 10000 moments");
  }
}
