package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Writes a lesson's Markdown for a terminal. Folded blocks stay folded unless they are asked for.
 */
public final class MarkdownRenderer {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private final Look look;
  private final MarkdownInlines inlines;
  private final MarkdownTable tables;
  private final boolean answers;
  private final String hintCommand;

  /**
   * A renderer.
   *
   * @param answers whether folded answers are shown; hints never are
   * @param hintCommand what shows the next hint
   */
  public MarkdownRenderer(Look look, boolean answers, String hintCommand) {
    this.look = look;
    this.inlines = new MarkdownInlines(look);
    this.tables = new MarkdownTable(look, inlines);
    this.answers = answers;
    this.hintCommand = hintCommand;
  }

  /** The lines of a Markdown text. */
  public List<String> render(String markdown) {
    return blocks(PARSER.parse(markdown), look.width(), false);
  }

  /** The blocks of a parent; between those of a tight list is no empty line. */
  private List<String> blocks(Node parent, int width, boolean tight) {
    var lines = new ArrayList<String>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      var folded = FoldedBlock.openedBy(node);
      if (folded.isPresent()) {
        append(lines, summary(folded.get()));
        if (answers && !folded.get().isHint()) {
          append(lines, unfolded(folded.get(), width));
        }
        node = folded.get().closing();
      } else {
        append(lines, block(node, width), tight);
      }
    }
    return lines;
  }

  private static void append(List<String> lines, List<String> block) {
    append(lines, block, false);
  }

  private static void append(List<String> lines, List<String> block, boolean tight) {
    if (!block.isEmpty() && !lines.isEmpty() && !tight) {
      lines.add("");
    }
    lines.addAll(block);
  }

  private List<String> summary(FoldedBlock folded) {
    if (folded.isHint()) {
      return List.of("▸ " + look.bold(folded.summary()) + look.dim("  (" + hintCommand + ")"));
    }
    return List.of(
        answers
            ? "▾ " + look.bold(folded.summary())
            : "▸ " + look.bold(folded.summary()) + look.dim("  (folded: --answers shows it)"));
  }

  private List<String> unfolded(FoldedBlock folded, int width) {
    var lines = new ArrayList<String>();
    if (!folded.firstText().isEmpty()) {
      append(lines, indent(Text.wrap(folded.firstText(), width - 2, ""), "  "));
    }
    folded.content().forEach(node -> append(lines, indent(block(node, width - 2), "  ")));
    return lines;
  }

  private List<String> block(Node node, int width) {
    return switch (node) {
      case Heading heading -> heading(heading, width);
      case Paragraph paragraph -> inlines.flow(paragraph).wrap(width);
      case FencedCodeBlock code -> code(code.getInfo(), code.getLiteral());
      case IndentedCodeBlock code -> code("", code.getLiteral());
      case BulletList list -> bullets(list, width);
      case OrderedList list -> numbers(list, width);
      case BlockQuote quote -> indent(blocks(quote, width - 2, false), look.dim("│ "));
      case ThematicBreak _ -> List.of(look.dim("─".repeat(Math.min(width, 40))));
      case TableBlock table -> tables.lines(table, width);
      case HtmlBlock html -> html(html);
      default -> List.of();
    };
  }

  private List<String> heading(Heading heading, int width) {
    var lines = inlines.flow(heading).wrap(width);
    if (look.colour()) {
      return lines.stream()
          .map(line -> heading.getLevel() <= 2 ? look.bold(look.underline(line)) : look.bold(line))
          .toList();
    }
    var underline = heading.getLevel() <= 2 ? "═" : "─";
    var longest = lines.stream().mapToInt(Text::width).max().orElse(0);
    return Stream.concat(lines.stream(), Stream.of(underline.repeat(longest))).toList();
  }

  private List<String> code(String info, String literal) {
    if ("mermaid".equals(info)) {
      return List.of(look.dim("[a picture: see the lesson's README.md]"));
    }
    return literal.lines().map(line -> line.isBlank() ? "" : "    " + look.cyan(line)).toList();
  }

  private List<String> bullets(BulletList list, int width) {
    return items(list, list.isTight(), width, _ -> "• ");
  }

  private List<String> numbers(OrderedList list, int width) {
    var first = Optional.ofNullable(list.getMarkerStartNumber()).orElse(1);
    return items(list, list.isTight(), width, index -> (first + index) + ". ");
  }

  private List<String> items(Node list, boolean tight, int width, IntFunction<String> markers) {
    var lines = new ArrayList<String>();
    var index = 0;
    for (var item : MarkdownInlines.children(list).filter(ListItem.class::isInstance).toList()) {
      var marker = markers.apply(index++);
      var body = blocks(item, width - marker.length(), tight);
      if (!tight && !lines.isEmpty()) {
        lines.add("");
      }
      if (body.isEmpty()) {
        lines.add(marker);
      }
      for (var i = 0; i < body.size(); i++) {
        lines.add(((i == 0 ? marker : " ".repeat(marker.length())) + body.get(i)).stripTrailing());
      }
    }
    return lines;
  }

  private static List<String> html(HtmlBlock html) {
    return Html.picture(html.getLiteral())
        .map(alt -> List.of("[picture: " + alt + "]"))
        .orElseGet(
            () -> Stream.of(Html.text(html.getLiteral())).filter(t -> !t.isBlank()).toList());
  }

  private static List<String> indent(List<String> lines, String prefix) {
    return lines.stream()
        .map(line -> line.isEmpty() ? prefix.stripTrailing() : prefix + line)
        .toList();
  }
}
