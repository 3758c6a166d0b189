package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import loopcraft.grader.batch.GradedSubmission;
import org.junit.jupiter.api.Test;

class GradingProgressTest {

  private static final String CLEARED = "\r\u001b[K";

  private final StringWriter out = new StringWriter();
  private Instant now = Instant.EPOCH;

  private GradingProgress on(Look look, int total) {
    return new GradingProgress(new Screen(new PrintWriter(out), look), () -> now, total);
  }

  private static Look terminal(int width) {
    return new Look(true, true, width, true);
  }

  private static GradedSubmission submission(String name) {
    return new GradedSubmission(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        List.of(),
        List.of());
  }

  private List<String> shown() {
    return List.of(
        out.toString().replaceAll("\u001b\\[[0-9;]*m", "").replace(CLEARED, "|").split("[|]"));
  }

  @Test
  void aTerminalSeesABarTheTimeToGoAndTheLastName() {
    GradingProgress progress = on(terminal(100), 4);
    now = now.plus(Duration.ofSeconds(50));
    progress.graded(submission("ada"));
    assertThat(shown().getLast())
        .startsWith("██████░░░░░░░░░░░░░░░░░░ 1 of 4 graded, about 3 min to go, the last one ada");
  }

  @Test
  void beforeTheFirstOneTheBarIsEmpty() {
    on(terminal(100), 4).begin();
    assertThat(shown().getLast().strip()).isEqualTo("░".repeat(24) + " 0 of 4 graded");
  }

  @Test
  void whatWasGradedBeforeTookNoTime() {
    GradingProgress progress = on(terminal(100), 4);
    progress.known(submission("ada"));
    progress.known(submission("bea"));
    now = now.plus(Duration.ofSeconds(100));
    progress.graded(submission("cleo"));
    assertThat(shown().getLast()).contains("3 of 4 graded, about 2 min to go");
  }

  @Test
  void aNameForWhichThereIsNoRoomIsLeftOut() {
    on(terminal(80), 4).graded(submission("a".repeat(60)));
    assertThat(shown().getLast().strip())
        .startsWith("██████░")
        .endsWith(" 1 of 4 graded, less than a minute to go");
  }

  @Test
  void aBarForWhichThereIsNoRoomIsLeftOut() {
    on(terminal(50), 4).graded(submission("ada"));
    assertThat(shown().getLast().strip()).isEqualTo("1 of 4 graded, less than a minute to go");
  }

  @Test
  void aPartOfAClassMayHaveNobody() {
    on(terminal(80), 0).begin();
    assertThat(shown().getLast().strip()).isEqualTo("█".repeat(24) + " 0 of 0 graded");
  }

  @Test
  void aLogHasALineForEachTenth() {
    GradingProgress progress = on(Look.plain(80), 40);
    for (int i = 0; i < 40; i++) {
      progress.graded(submission("ada"));
    }
    assertThat(out.toString().lines())
        .hasSize(9)
        .startsWith("4 of 40 graded, less than a minute to go");
  }

  @Test
  void inTheEndItSaysHowManyHadBeenGraded() {
    GradingProgress progress = on(Look.plain(80), 1);
    progress.known(submission("ada"));
    progress.end();
    assertThat(out.toString().strip()).isEqualTo("Graded before, and not again: 1 submission");
  }
}
