package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;

/**
 * Lays out a table: every column as wide as it must be, and cells wrapped where that is too wide.
 */
final class MarkdownTable {

  private static final int NARROW = 8;

  private final Look look;
  private final MarkdownInlines inlines;

  MarkdownTable(Look look, MarkdownInlines inlines) {
    this.look = look;
    this.inlines = inlines;
  }

  /** The lines of a table, no wider than that if it can be helped. */
  List<String> lines(TableBlock table, int width) {
    var rows =
        MarkdownInlines.children(table)
            .flatMap(MarkdownInlines::children)
            .filter(TableRow.class::isInstance)
            .map(
                row ->
                    MarkdownInlines.children(row)
                        .filter(TableCell.class::isInstance)
                        .map(inlines::flow)
                        .toList())
            .toList();
    var columns = rows.stream().mapToInt(List::size).max().orElse(0);
    if (columns == 0) {
      return List.of();
    }
    var widths = widths(rows, columns, width);
    var hasHead = table.getFirstChild() instanceof TableHead;
    var lines = new ArrayList<String>();
    for (var r = 0; r < rows.size(); r++) {
      lines.addAll(row(rows.get(r), widths, hasHead && r == 0));
      if (hasHead && r == 0) {
        lines.add(
            look.dim(
                String.join("─┼─", IntStream.of(widths).mapToObj(w -> "─".repeat(w)).toList())));
      }
    }
    return lines;
  }

  /** The columns as wide as they are; where that is too wide, the widest give. */
  private static int[] widths(List<List<Flow>> rows, int columns, int width) {
    var widths = new int[columns];
    for (var row : rows) {
      for (var c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], row.get(c).width());
      }
    }
    var room = width - 3 * (columns - 1);
    while (IntStream.of(widths).sum() > room) {
      var widest = 0;
      for (var c = 1; c < columns; c++) {
        widest = widths[c] > widths[widest] ? c : widest;
      }
      if (widths[widest] <= NARROW) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private List<String> row(List<Flow> cells, int[] widths, boolean head) {
    var wrapped = new ArrayList<List<String>>();
    for (var c = 0; c < widths.length; c++) {
      wrapped.add(c < cells.size() ? cells.get(c).wrap(Math.max(1, widths[c])) : List.of());
    }
    var height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    var lines = new ArrayList<String>();
    for (var h = 0; h < height; h++) {
      var parts = new ArrayList<String>();
      for (var c = 0; c < widths.length; c++) {
        var text = h < wrapped.get(c).size() ? wrapped.get(c).get(h) : "";
        parts.add(Text.pad(head ? look.bold(text) : text, widths[c]));
      }
      lines.add(String.join(look.dim(" │ "), parts).stripTrailing());
    }
    return lines;
  }
}
