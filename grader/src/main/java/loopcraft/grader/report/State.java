package loopcraft.grader.report;

import java.util.Locale;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.run.VerdictKind;

/** How an exercise of a submission stands. */
enum State {
  DONE("✓", "done"),
  FAILING("✗", "not done yet"),
  BROKEN("✗", "does not compile"),
  LOOK("?", "somebody looks at it"),
  NOT_STARTED("·", "not started"),
  MISSING("", "not handed in");

  private final String mark;
  private final String words;

  State(String mark, String words) {
    this.mark = mark;
    this.words = words;
  }

  static State of(Grade grade) {
    return grade.isolated().map(verdict -> of(verdict.kind())).orElse(MISSING);
  }

  private static State of(VerdictKind kind) {
    return switch (kind) {
      case PASS -> DONE;
      case FAIL -> FAILING;
      case COMPILE_ERROR -> BROKEN;
      case NOT_STARTED -> NOT_STARTED;
      case REJECTED, POLICY, TIMEOUT, MEMORY, OUTPUT_LIMIT, INCOMPLETE, TAMPERED -> LOOK;
    };
  }

  /** A sign for a table. */
  String mark() {
    return mark;
  }

  String words() {
    return words;
  }

  /** Its name in a page. */
  String style() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
