package loopcraft.grader.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {

  private static StackTraceElement frame(String type, String method, int line) {
    return new StackTraceElement(type, method, type + ".java", line);
  }

  @Test
  void of_a_tests_frames_the_innermost_in_its_method_stays() {
    var seen =
        Frames.withOneOf(
            "ATest",
            "runs",
            List.of(
                frame("Queue", "add", 1),
                frame("ATest", "help", 2),
                frame("ATest", "lambda$runs$0", 3),
                frame("Loop", "run", 4),
                frame("ATest", "lambda$help$1", 5),
                frame("ATest", "runs", 6)));

    assertThat(seen)
        .containsExactly(
            frame("Queue", "add", 1), frame("ATest", "runs", 3), frame("Loop", "run", 4));
  }

  @Test
  void frames_without_the_tests_method_all_stay() {
    var frames = List.of(frame("ATest", "help", 2), frame("ATest", "setUp", 3));

    assertThat(Frames.withOneOf("ATest", "runs", frames)).isEqualTo(frames);
  }
}
