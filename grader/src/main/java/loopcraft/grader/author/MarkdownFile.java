package loopcraft.grader.author;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A Markdown file: its links, its anchors, and its code with the marks above it. */
final class MarkdownFile {

  /**
   * A link or the source of an image.
   *
   * @param line from 1
   * @param target as it is written
   */
  record Target(int line, String target) {}

  /**
   * A mark in an HTML comment, such as {@code <!-- code: Handle.java#run -->}.
   *
   * @param line from 1
   * @param kind {@code code}, {@code step}, {@code step file} or {@code sketch}
   * @param text what follows the kind
   */
  record Mark(int line, String kind, String text) {}

  /**
   * A fenced block.
   *
   * @param line of its opening fence, from 1
   * @param lastLine of its closing fence
   * @param prefix what its lines begin with, because it is in a list
   * @param language the first word behind the fence
   * @param text what is between the fences
   * @param marks the marks above it, with nothing but blank lines in between
   */
  record Fence(
      int line, int lastLine, String prefix, String language, String text, List<Mark> marks) {

    Optional<Mark> mark(String kind) {
      return marks.stream().filter(mark -> mark.kind.equals(kind)).findFirst();
    }
  }

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();
  private static final Pattern MARK =
      Pattern.compile("<!--\\s*(code|step file|step|sketch)\\b:?\\s*(.*?)\\s*-->", Pattern.DOTALL);
  private static final Pattern HTML_TARGET = Pattern.compile("\\b(?:href|src)=\"([^\"]+)\"");
  private static final Pattern HTML_ANCHOR = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");

  private final Path file;
  private final List<String> lines;
  private final List<Target> targets = new ArrayList<>();
  private final List<Fence> fences = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private final Map<String, Integer> headings = new HashMap<>();

  private MarkdownFile(Path file) {
    this.file = file;
    String text = JavaSource.readText(file);
    this.lines = text.lines().toList();
    PARSER.parse(text).accept(new Reader());
  }

  static MarkdownFile read(Path file) {
    return new MarkdownFile(file);
  }

  /** All Markdown files of a checkout, without those of builds and of hidden directories. */
  static List<Path> in(Path root) {
    var found = new ArrayList<Path>();
    for (Path path : Checkout.list(root)) {
      String name = path.getFileName().toString();
      if (Files.isDirectory(path)) {
        if (!name.startsWith(".") && !name.equals("target")) {
          found.addAll(in(path));
        }
      } else if (name.endsWith(".md")) {
        found.add(path);
      }
    }
    return found;
  }

  Path file() {
    return file;
  }

  List<String> lines() {
    return lines;
  }

  List<Target> targets() {
    return targets;
  }

  List<Fence> fences() {
    return fences;
  }

  /** All marks, also those that stand alone. */
  List<Mark> marks() {
    return marks;
  }

  /** The anchors, as GitHub makes them. */
  Set<String> anchors() {
    return anchors;
  }

  private static int line(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.getSourceSpans().isEmpty()) {
        return each.getSourceSpans().getFirst().getLineIndex() + 1;
      }
    }
    return 0;
  }

  private final class Reader extends AbstractVisitor {

    @Override
    public void visit(Heading heading) {
      String anchor =
          plainText(heading)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = headings.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
      visitChildren(heading);
    }

    private static String plainText(Node node) {
      var text = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text literal) {
              text.append(literal.getLiteral());
            }

            @Override
            public void visit(Code code) {
              text.append(code.getLiteral());
            }
          });
      return text.toString();
    }

    @Override
    public void visit(Link link) {
      targets.add(new Target(line(link), link.getDestination()));
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      targets.add(new Target(line(image), image.getDestination()));
      visitChildren(image);
    }

    @Override
    public void visit(HtmlBlock html) {
      readHtml(html, html.getLiteral());
      marks.addAll(marks(html));
    }

    @Override
    public void visit(HtmlInline html) {
      readHtml(html, html.getLiteral());
    }

    private void readHtml(Node node, String html) {
      HTML_TARGET
          .matcher(html)
          .results()
          .forEach(match -> targets.add(new Target(line(node), match.group(1))));
      HTML_ANCHOR.matcher(html).results().forEach(match -> anchors.add(match.group(1)));
    }

    private static List<Mark> marks(HtmlBlock html) {
      var found = new ArrayList<Mark>();
      Matcher matcher = MARK.matcher(html.getLiteral());
      while (matcher.find()) {
        long linesBefore =
            html.getLiteral().substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
        found.add(
            new Mark(line(html) + (int) linesBefore, matcher.group(1), matcher.group(2).strip()));
      }
      return found;
    }

    @Override
    public void visit(FencedCodeBlock block) {
      var above = new ArrayList<Mark>();
      Node previous = block.getPrevious();
      while (previous instanceof HtmlBlock html && !marks(html).isEmpty()) {
        above.addAll(0, marks(html));
        previous = previous.getPrevious();
      }
      List<SourceSpan> spans = block.getSourceSpans();
      int first = spans.getFirst().getLineIndex();
      String info = block.getInfo() == null ? "" : block.getInfo().strip();
      fences.add(
          new Fence(
              first + 1,
              spans.getLast().getLineIndex() + 1,
              lines.get(first).substring(0, spans.getFirst().getColumnIndex()),
              Stream.of(info.split("\\s+")).findFirst().orElse(""),
              block.getLiteral(),
              List.copyOf(above)));
    }
  }
}
