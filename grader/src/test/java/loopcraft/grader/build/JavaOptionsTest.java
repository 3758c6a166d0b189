package loopcraft.grader.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopcraft.grader.course.Preview;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what the compiler is told")
class JavaOptionsTest {

  private static final String USES =
      "import java.util.concurrent.StructuredTaskScope;\nclass Uses {}\n";

  @Test
  @DisplayName("previews are enabled on their release only, and only where a source names one")
  void previews() {
    String flag = "--enable-preview";
    assertThat(JavaOptions.compiler(List.of("class Plain {}"))).doesNotContain(flag);
    assertThat(JavaOptions.compiler(List.of("class Plain {}", USES)).contains(flag))
        .isEqualTo(Preview.isHere());
    assertThat(JavaOptions.learnerCompiler(List.of(USES)).contains(flag))
        .isEqualTo(Preview.isHere());
    assertThat(JavaOptions.jvm().contains(flag)).isEqualTo(Preview.isHere());
    assertThat(Preview.isHere()).isEqualTo(Runtime.version().feature() == 25);
  }

  @Test
  @DisplayName("a source that names a preview is no part of the course on another release")
  void otherReleases() {
    assertThat(Preview.permits(USES)).isEqualTo(Preview.isHere());
    assertThat(Preview.permits("class Plain {}")).isTrue();
  }
}
