package loopcraft.grader.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recording what CPython prints, where there is one. */
class TracesTest {

  @TempDir private Path root;
  private AuthorFixture course;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void makeCourse() {
    course = new AuthorFixture(root);
  }

  private static void requireCPython() {
    try {
      CPython.find();
    } catch (AuthorException e) {
      abort(e.getMessage());
    }
  }

  @Test
  void recordsATraceAndComparesIt() {
    requireCPython();
    course.change(AuthorFixture.PROGRAM, "return 5", "return 6");
    assertThat(Traces.record(course.checkout(), "count", true, new PrintWriter(out)))
        .singleElement()
        .asString()
        .startsWith(AuthorFixture.TRACE)
        .contains("is not what CPython 3.13 prints");
    assertThat(Traces.record(course.checkout(), null, false, new PrintWriter(out, true))).isEmpty();
    assertThat(course.text(AuthorFixture.TRACE)).isEqualTo("6\n");
    assertThat(Traces.record(course.checkout(), null, true, new PrintWriter(out, true))).isEmpty();
    assertThat(out.toString()).contains("as CPython 3.13 prints them: 1 of 1");
    assertThat(out.toString()).contains("recorded " + AuthorFixture.TRACE);
  }

  @Test
  void refusesAProgramThatFails() {
    requireCPython();
    course.write(AuthorFixture.PROGRAM, "raise SystemExit(3)\n");
    assertThat(Traces.record(course.checkout(), "count", false, new PrintWriter(out)))
        .singleElement()
        .asString()
        .contains("exit code 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<Task at 0x7fffdeadbeef>", "/home/somebody/x.py", "C:\\course\\x.py", ""})
  void refusesATraceOfOneMachine(String line) {
    assertThatThrownBy(() -> CPython.requirePortable(line + "\n"))
        .isInstanceOf(AuthorException.class);
  }

  @Test
  void acceptsATraceOfEvents() {
    CPython.requirePortable("timer 0x1\nread/write either/or\n12:30 C: x\n");
  }

  @Test
  void knowsNoOtherProgram() {
    assertThatThrownBy(() -> Traces.record(course.checkout(), "no", true, new PrintWriter(out)))
        .hasMessageContaining("no Python program no");
  }
}
