package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Writes a lesson's Markdown for a terminal. Folded blocks stay folded unless they are asked for.
 */
public final class MarkdownRenderer {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final Pattern SUMMARY =
      Pattern.compile("<summary[^>]*>(.*?)</summary>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ALT = Pattern.compile("alt=\"([^\"]*)\"");
  private static final Pattern HINT = Pattern.compile("(?i)hint \\d.*");
  private static final int NARROW = 8;

  private final Look look;
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
      var opened = opened(node);
      if (opened.isPresent()) {
        var summary = opened.get();
        var isHint = HINT.matcher(summary).matches();
        append(lines, folded(summary, isHint));
        var end = closing(node);
        if (answers && !isHint) {
          append(lines, between(node, end, width));
        }
        node = end;
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

  private List<String> folded(String summary, boolean isHint) {
    if (isHint) {
      return List.of("▸ " + look.bold(summary) + look.dim("  (" + hintCommand + ")"));
    }
    return List.of(
        answers
            ? "▾ " + look.bold(summary)
            : "▸ " + look.bold(summary) + look.dim("  (folded: --answers shows it)"));
  }

  /** The summary, if this node opens a folded block. */
  private static Optional<String> opened(Node node) {
    if (!(node instanceof HtmlBlock html) || !html.getLiteral().contains("<details")) {
      return Optional.empty();
    }
    var summary = SUMMARY.matcher(html.getLiteral());
    return Optional.of(summary.find() ? plain(summary.group(1)) : "more");
  }

  /** The node that closes the folded block that this node opens; the last one if none does. */
  private static Node closing(Node opening) {
    var depth = 0;
    for (var node = opening; node != null; node = node.getNext()) {
      if (node instanceof HtmlBlock html) {
        depth += count(html.getLiteral(), "<details") - count(html.getLiteral(), "</details");
        if (depth <= 0) {
          return node;
        }
      }
      if (node.getNext() == null) {
        return node;
      }
    }
    return opening;
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  private List<String> between(Node opening, Node closing, int width) {
    var lines = new ArrayList<String>();
    if (opening instanceof HtmlBlock html) {
      var inside = plain(SUMMARY.matcher(html.getLiteral()).replaceFirst(""));
      if (!inside.isEmpty()) {
        append(lines, indent(Text.wrap(inside, width - 2, ""), "  "));
      }
    }
    for (var node = opening.getNext();
        node != null && opening != closing && node != closing;
        node = node.getNext()) {
      append(lines, indent(block(node, width - 2), "  "));
    }
    return lines;
  }

  private List<String> block(Node node, int width) {
    return switch (node) {
      case Heading heading -> heading(heading, width);
      case Paragraph paragraph -> flow(paragraph).wrap(width);
      case FencedCodeBlock code -> code(code.getInfo(), code.getLiteral());
      case IndentedCodeBlock code -> code("", code.getLiteral());
      case BulletList list -> bullets(list, width);
      case OrderedList list -> numbers(list, width);
      case BlockQuote quote -> indent(blocks(quote, width - 2, false), look.dim("│ "));
      case ThematicBreak _ -> List.of(look.dim("─".repeat(Math.min(width, 40))));
      case TableBlock table -> table(table, width);
      case HtmlBlock html -> html(html);
      default -> List.of();
    };
  }

  private List<String> heading(Heading heading, int width) {
    var lines = flow(heading).wrap(width);
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

  private List<String> items(
      Node list, boolean tight, int width, java.util.function.IntFunction<String> markers) {
    var lines = new ArrayList<String>();
    var index = 0;
    for (var item : children(list).filter(ListItem.class::isInstance).toList()) {
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
    var alt = ALT.matcher(html.getLiteral());
    if (alt.find()) {
      return List.of("[picture: " + alt.group(1) + "]");
    }
    var text = plain(html.getLiteral());
    return text.isBlank() ? List.of() : List.of(text);
  }

  private List<String> table(TableBlock table, int width) {
    var rows =
        children(table)
            .flatMap(MarkdownRenderer::children)
            .filter(TableRow.class::isInstance)
            .map(row -> children(row).filter(TableCell.class::isInstance).map(this::flow).toList())
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

  private Flow flow(Node parent) {
    var flow = new Flow();
    children(parent).forEach(child -> inline(child, flow, Style.PLAIN));
    return flow;
  }

  private void inline(Node node, Flow flow, Style style) {
    switch (node) {
      case org.commonmark.node.Text text -> flow.text(text.getLiteral(), style.on(look));
      case Code code ->
          flow.text(look.colour() ? code.getLiteral() : "`" + code.getLiteral() + "`", look::cyan);
      case Emphasis _ -> inside(node, flow, Style.ITALIC);
      case StrongEmphasis _ -> inside(node, flow, Style.BOLD);
      case SoftLineBreak _ -> flow.space();
      case HardLineBreak _ -> flow.newLine();
      case HtmlInline html -> {
        if (html.getLiteral().toLowerCase(Locale.ROOT).startsWith("<br")) {
          flow.newLine();
        }
      }
      case Link link -> {
        inside(node, flow, Style.LINK);
        target(link).ifPresent(url -> flow.text(" (" + url + ")", look::dim));
      }
      case Image _ -> {
        flow.text("[picture: ", look::dim);
        inside(node, flow, Style.PLAIN);
        flow.text("]", look::dim);
      }
      default -> inside(node, flow, style);
    }
  }

  private void inside(Node node, Flow flow, Style style) {
    children(node).forEach(child -> inline(child, flow, style));
  }

  /** Where a link leads, if its text does not say so and it leads out of this text. */
  private static Optional<String> target(Link link) {
    var url = link.getDestination();
    var shown = children(link).map(MarkdownRenderer::literal).reduce("", String::concat);
    return url.startsWith("#") || url.equals(shown) ? Optional.empty() : Optional.of(url);
  }

  private static String literal(Node node) {
    return switch (node) {
      case org.commonmark.node.Text text -> text.getLiteral();
      case Code code -> code.getLiteral();
      default -> children(node).map(MarkdownRenderer::literal).reduce("", String::concat);
    };
  }

  private static String plain(String html) {
    return TAG.matcher(html)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }

  private static Stream<Node> children(Node node) {
    return Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext);
  }

  private static List<String> indent(List<String> lines, String prefix) {
    return lines.stream()
        .map(line -> line.isEmpty() ? prefix.stripTrailing() : prefix + line)
        .toList();
  }

  private enum Style {
    PLAIN,
    ITALIC,
    BOLD,
    LINK;

    java.util.function.UnaryOperator<String> on(Look look) {
      return switch (this) {
        case PLAIN -> text -> text;
        case ITALIC -> look::italic;
        case BOLD -> look::bold;
        case LINK -> look::underline;
      };
    }
  }
}
