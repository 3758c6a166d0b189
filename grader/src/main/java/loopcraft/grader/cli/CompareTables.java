package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.compare.Grid;

/** Lays out tables of figures. Where the terminal is narrow, each row becomes several lines. */
final class CompareTables {

  private static final String GAP = "  ";

  private final Look look;

  CompareTables(Look look) {
    this.look = look;
  }

  List<String> lines(Grid grid, String description) {
    var lines = new ArrayList<String>();
    lines.add(look.bold(grid.title()));
    if (!description.isEmpty()) {
      Text.wrap(description, look.width(), "").forEach(line -> lines.add(look.dim(line)));
    }
    var medians = grid.rows().stream().map(row -> row.stream().map(CompareTables::median).toList());
    var shortened = new Grid(grid.title(), grid.head(), medians.toList());
    if (fits(grid)) {
      lines.addAll(table(grid));
    } else if (fits(shortened)) {
      lines.addAll(table(shortened)); // the spread is in the report
    } else {
      lines.addAll(list(grid));
    }
    return lines;
  }

  private static String median(String cell) {
    return cell.matches("[\\d.,]+ \\(.*\\)") ? cell.substring(0, cell.indexOf(' ')) : cell;
  }

  private static int[] widths(Grid grid) {
    var widths = new int[grid.head().size()];
    for (var c = 0; c < widths.length; c++) {
      widths[c] = Text.width(grid.head().get(c));
      for (var row : grid.rows()) {
        if (row.size() == widths.length || c == 0) {
          widths[c] = Math.max(widths[c], Text.width(row.get(c)));
        }
      }
    }
    return widths;
  }

  private boolean fits(Grid grid) {
    var width = (grid.head().size() - 1) * GAP.length();
    for (var column : widths(grid)) {
      width += column;
    }
    return width <= look.width();
  }

  private List<String> table(Grid grid) {
    var widths = widths(grid);
    var lines = new ArrayList<String>();
    lines.add(look.dim(row(grid.head(), widths)));
    for (var row : grid.rows()) {
      if (row.size() == widths.length) {
        lines.add(row(row, widths));
      } else {
        var first = Text.pad(row.getFirst(), widths[0]) + GAP;
        var indent = " ".repeat(first.length());
        var reason = Text.wrap(indent + row.getLast(), look.width(), indent);
        for (var line : reason) {
          lines.add((line == reason.getFirst() ? first : indent) + reason(line.strip()));
        }
      }
    }
    return lines;
  }

  private String reason(String text) {
    return text.startsWith("failed") ? look.red(text) : look.dim(text);
  }

  private static String row(List<String> cells, int[] widths) {
    var line = new StringBuilder(Text.pad(cells.getFirst(), widths[0]));
    for (var c = 1; c < widths.length; c++) {
      var cell = cells.get(c);
      line.append(GAP).append(" ".repeat(widths[c] - Text.width(cell))).append(cell);
    }
    return line.toString();
  }

  private List<String> list(Grid grid) {
    var lines = new ArrayList<String>();
    for (var row : grid.rows()) {
      lines.add(row.getFirst());
      for (var c = 1; c < row.size(); c++) {
        var text =
            row.size() == grid.head().size() ? grid.head().get(c) + ": " + row.get(c) : row.get(c);
        Text.wrap("  " + text, look.width(), "    ").forEach(lines::add);
      }
    }
    return lines;
  }
}
