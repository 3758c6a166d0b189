package loopcraft.grader.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownAnswerTest {

  private static final String HEADER =
      """
      // Misconception: two lines
      // of an idea.
      // Fails: one, two
      // By luck: three
      class X {}
      """;

  @Test
  void failsLikeCodeThatFailsAtTheSameTests() {
    var answer = KnownAnswer.of(Path.of("01.1", "idea.java"), HEADER);
    assertThat(answer.idea()).isEqualTo("two lines of an idea.");
    assertThat(answer.failsLike(Set.of("one", "two"))).isTrue();
    assertThat(answer.failsLike(Set.of("one"))).isFalse();
    assertThat(answer.failsLike(Set.of("one", "two", "four"))).isFalse();
  }

  @Test
  void whatFailsByLuckMakesNoDifference() {
    var answer = KnownAnswer.of(Path.of("01.1", "idea.java"), HEADER);
    assertThat(answer.failsLike(Set.of("one", "two", "three"))).isTrue();
  }

  @Test
  void moreMayFailByLuckThanItSays() {
    var answer = KnownAnswer.of(Path.of("01.1", "idea.java"), HEADER).withLuck(Set.of("two"));
    assertThat(answer.fails()).containsExactly("one");
    assertThat(answer.failsByLuck()).containsExactly("three", "two");
    assertThat(answer.idea()).isEqualTo("two lines of an idea.");
  }

  @Test
  void theWrongOnesAreThoseThatAreNotRight(@TempDir Path root) {
    var fixture = FixtureCourse.in(root);
    fixture.write("src/wrong/01.1/idea.java", HEADER);
    fixture.write("src/wrong/01.1/other.ok.java", "// Alternative: another way");
    fixture.write("src/wrong/01.2/elsewhere.java", HEADER);
    var module = fixture.load().modules().getFirst();
    assertThat(KnownAnswer.wrongOnes(module, "01.1"))
        .extracting(KnownAnswer::name)
        .containsExactly("idea");
    assertThat(KnownAnswer.wrongOnes(module, "01.3")).isEmpty();
    assertThat(KnownAnswer.files(module)).hasSize(3);
  }
}
