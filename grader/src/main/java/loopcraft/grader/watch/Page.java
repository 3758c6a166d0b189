package loopcraft.grader.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import loopcraft.grader.cli.Look;
import loopcraft.grader.cli.Text;

/**
 * What the screen shows: a body that can be scrolled, above a footer that always stays.
 *
 * @param body the lines, made for the number of rows there are
 * @param footer what stays below it
 * @param isVerdict whether it is the page that all others lead back to
 */
record Page(IntFunction<List<String>> body, Supplier<List<String>> footer, boolean isVerdict) {

  private static final int STATUS_ROW = 1;

  /** The lines for a screen, from this line of the body on. */
  List<String> lines(Look look, int rows, int top) {
    var below = footer.get();
    if (rows == Integer.MAX_VALUE) {
      return join(body.apply(rows), below);
    }
    var room = Math.max(1, rows - STATUS_ROW - Text.rows(below, look.width()));
    var lines = body.apply(room);
    if (Text.rows(lines, look.width()) <= room) {
      return join(lines, below);
    }
    var start = Math.clamp(top, 0, Math.max(0, lines.size() - 1));
    var shown = new ArrayList<String>();
    var used = 1;
    for (var line : lines.subList(start, lines.size())) {
      used += Math.max(1, Math.ceilDiv(Text.width(line), look.width()));
      if (used > room) {
        break;
      }
      shown.add(line);
    }
    shown.add(
        look.dim(
            "lines %d to %d of %d · space, b: scroll"
                .formatted(start + 1, start + shown.size(), lines.size())));
    return join(shown, below);
  }

  private static List<String> join(List<String> lines, List<String> below) {
    var all = new ArrayList<>(lines);
    all.addAll(below);
    return all;
  }
}
