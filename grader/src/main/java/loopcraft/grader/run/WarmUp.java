package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spare worker runs, so that what tests use is loaded before a learner waits for it. */
class WarmUp {

  private List<String> lines = List.of();

  @BeforeEach
  void prepare() {
    lines = List.of("one", "two");
  }

  @Test
  @DisplayName("what passes")
  void passes() {
    assertThat(lines).containsExactly("one", "two");
    assertThat(Map.of(1, 2)).containsEntry(1, 2);
    assertThat(lines.size()).isEqualTo(2).isPositive();
    assertThat(true).isTrue();
    assertThatThrownBy(() -> lines.add("three"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void fails() {
    assertThat(lines).as("the lines").containsExactly("two", "one");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void passesWith(int number) {
    assertThat(number).isPositive();
  }
}
