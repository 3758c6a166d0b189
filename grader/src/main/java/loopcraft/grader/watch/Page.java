package loopcraft.grader.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import loopcraft.grader.cli.Look;
import loopcraft.grader.cli.Text;

/**
 * A body that can be scrolled, above a footer that always stays.
 *
 * @param body makes the lines, for a number of rows
 * @param footer what stays below it
 */
record Page(IntFunction<List<String>> body, Supplier<List<String>> footer) {

  private static final int STATUS_ROW = 1;

  /** The lines for a screen, from this line of the body on. */
  List<String> lines(Look look, int rows, int top) {
    var below = footer.get();
    if (rows == Integer.MAX_VALUE) {
      return join(body.apply(rows), below);
    }
    var room = room(look, rows, below);
    var lines = body.apply(room);
    if (Text.rows(lines, look.width()) <= room) {
      return join(lines, below);
    }
    var shown = new ArrayList<String>();
    var used = 1;
    for (var line : lines.subList(Math.clamp(top, 0, lines.size() - 1), lines.size())) {
      used += Text.rows(List.of(line), look.width());
      if (used > room) {
        break;
      }
      shown.add(line);
    }
    shown.add(
        look.dim(
            "lines %d to %d of %d · space, b: scroll"
                .formatted(top + 1, top + shown.size(), lines.size())));
    return join(shown, below);
  }

  /** The nearest line of the body that the screen can begin with and not be half empty. */
  int clamp(int top, Look look, int rows) {
    var room = room(look, rows, footer.get());
    var lines = body.apply(room);
    var all = Text.rows(lines, look.width());
    if (all <= room) {
      return 0;
    }
    var last = lines.size() - 1;
    for (var used = 1; last > 0; last--) {
      used += Text.rows(List.of(lines.get(last)), look.width());
      if (used + Text.rows(List.of(lines.get(last - 1)), look.width()) > room) {
        break;
      }
    }
    return Math.clamp(top, 0, last);
  }

  private static int room(Look look, int rows, List<String> below) {
    return Math.max(1, rows - STATUS_ROW - Text.rows(below, look.width()));
  }

  private static List<String> join(List<String> lines, List<String> below) {
    var all = new ArrayList<>(lines);
    all.addAll(below);
    return all;
  }
}
