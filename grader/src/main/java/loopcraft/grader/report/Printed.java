package loopcraft.grader.report;

import java.util.List;
import java.util.Optional;

/**
 * What code printed, as much of it as a page can bear: its beginning.
 *
 * @param text what is shown
 * @param lines how many lines there were
 * @param cut whether it is not all
 */
record Printed(String text, int lines, boolean cut) {

  private static final int LINES = 200;
  private static final int CHARACTERS = 20_000;

  /** Nothing, if nothing was printed. */
  static Optional<Printed> of(String output) {
    if (output.isBlank()) {
      return Optional.empty();
    }
    List<String> lines = output.stripTrailing().lines().toList();
    String first = String.join("\n", lines.subList(0, Math.min(LINES, lines.size())));
    boolean tooWide = first.length() > CHARACTERS;
    return Optional.of(
        new Printed(
            tooWide ? first.substring(0, CHARACTERS) : first,
            lines.size(),
            tooWide || lines.size() > LINES));
  }

  /** What stands above it. */
  String title() {
    return "What the code printed: "
        + Words.count(lines, "line")
        + (cut ? ", of which these are the first" : "");
  }
}
