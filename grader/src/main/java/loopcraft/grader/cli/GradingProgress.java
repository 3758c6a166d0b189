package loopcraft.grader.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import loopcraft.grader.batch.Batch;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.report.Plain;

/**
 * Tells the screen how far a class is graded: a terminal at each submission, and a log ten times.
 */
final class GradingProgress implements Batch.Listener {

  private static final int BAR = 24;
  private static final int LINES_IN_A_LOG = 10;

  private final Screen screen;
  private final InstantSource clock;
  private final int total;
  private final Instant since;
  private int graded;
  private int known;

  /** Begins now. */
  GradingProgress(Screen screen, InstantSource clock, int total) {
    this.screen = screen;
    this.clock = clock;
    this.total = total;
    since = clock.instant();
  }

  /** Says that there is nothing yet. */
  synchronized void begin() {
    screen.meanwhile(bar() + "0 of %d graded".formatted(total));
  }

  @Override
  public synchronized void graded(GradedSubmission submission) {
    graded++;
    tell(submission);
  }

  @Override
  public synchronized void known(GradedSubmission submission) {
    known++;
    tell(submission);
  }

  /** Says how many needed no grading. */
  synchronized void end() {
    screen.done();
    if (known > 0) {
      screen.line("Graded before, and not again: " + Text.count(known, "submission"));
    }
  }

  private void tell(GradedSubmission last) {
    String line = "%d of %d graded%s".formatted(done(), total, toGo());
    if (screen.look().redraws()) {
      String name = ", the last one " + Plain.line(last.name());
      Stream.of(bar() + line + name, bar() + line, line)
          .filter(text -> Text.width(text) < screen.look().width())
          .findFirst()
          .ifPresent(screen::meanwhile);
    } else if (done() < total && tenths(done()) > tenths(done() - 1)) {
      screen.line(line);
    }
  }

  private int done() {
    return graded + known;
  }

  private int tenths(int number) {
    return LINES_IN_A_LOG * number / total;
  }

  private String bar() {
    int filled = total == 0 ? BAR : BAR * done() / total;
    return "█".repeat(filled) + "░".repeat(BAR - filled) + " ";
  }

  private String toGo() {
    if (graded == 0 || done() == total) {
      return "";
    }
    Duration left =
        Duration.between(since, clock.instant()).multipliedBy(total - done()).dividedBy(graded);
    return left.toSeconds() < 60
        ? ", less than a minute to go"
        : ", about %d min to go".formatted(Math.ceilDiv(left.toSeconds(), 60));
  }
}
