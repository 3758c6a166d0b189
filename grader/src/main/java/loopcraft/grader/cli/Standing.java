package loopcraft.grader.cli;

import java.util.Optional;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/**
 * Where the learner stands with an exercise on one stack.
 *
 * @param kind of the verdict
 * @param written methods, 0 if not known
 * @param methods in all, 0 if not known
 * @param held how many tests held
 */
public record Standing(VerdictKind kind, int written, int methods, int held) {

  /** The standing that a verdict gives. */
  public static Standing of(Verdict verdict) {
    return verdict
        .progress()
        .map(p -> new Standing(verdict.kind(), p.written(), p.methods().size(), verdict.held()))
        .orElseGet(() -> new Standing(verdict.kind(), 0, 0, verdict.held()));
  }

  /** Whether the same files would give the same standing again. */
  public boolean lasts() {
    return switch (kind) {
      case NOT_STARTED, PASS, FAIL, COMPILE_ERROR -> true;
      default -> false;
    };
  }

  /** Whether the exercise is done. */
  public boolean done() {
    return kind == VerdictKind.PASS;
  }

  /** Whether nothing of it is written. */
  public boolean notStarted() {
    return kind == VerdictKind.NOT_STARTED;
  }

  /** Whether some of it, and not all, is written. */
  public boolean unfinished() {
    return !done() && !notStarted() && written < methods;
  }

  String format(String fingerprint) {
    return "%s %d/%d %d %s".formatted(kind, written, methods, held, fingerprint);
  }

  static Optional<Standing> parse(String text, String fingerprint) {
    var fields = text.split("[ /]");
    if (fields.length != 5 || !fields[4].equals(fingerprint)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Standing(
              VerdictKind.valueOf(fields[0]),
              Integer.parseInt(fields[1]),
              Integer.parseInt(fields[2]),
              Integer.parseInt(fields[3])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
