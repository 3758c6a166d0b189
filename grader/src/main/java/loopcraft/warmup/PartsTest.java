package loopcraft.warmup;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses what grading tests use; some of its tests fail, because learners' do. */
@Grades(value = "00.0", points = 0)
class PartsTest {

  private static final Misconception IDEA = Misconception.of("idea", "an idea");

  private final Parts parts = new Parts();

  @BeforeEach
  void prepare() {
    parts.add("one");
    parts.add("two");
  }

  @Test
  @DisplayName("what passes")
  void passes() {
    assertThat(parts.all()).containsExactly("one", "two");
    assertThat(Map.of(1, 2)).containsEntry(1, 2);
    assertThat(parts.all().size()).isEqualTo(2).isPositive();
    assertThat(parts.all().isEmpty()).isFalse();
    assertThatThrownBy(() -> parts.all().add("three"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void observes() {
    var trace = new Trace();
    during(IDEA, "add a line", trace.adding("line")::run);
    observed("the lines", trace).suggests(IDEA, List::isEmpty).shouldBe("line");
    observed("the size", parts.all().size()).suggests(IDEA).shouldBe(2);
    attempting("to add", () -> parts.all().add("three"))
        .shouldThrow(UnsupportedOperationException.class);
  }

  @Test
  void sees_another_trace() {
    observed("the parts", parts.all()).suggests(IDEA).shouldBe(List.of("two", "one"));
  }

  @Test
  void fails() {
    assertThat(parts.all()).as("the parts").containsExactly("two", "one");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void takes_arguments(int number) {
    assertThat(number).isPositive();
  }

  @Nested
  class Inside {
    @Test
    void passes_too() {
      assertThat(parts.all()).hasSize(2);
    }
  }
}
