package loopcraft.grader.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/**
 * A folded block of a lesson, {@code <details>}, from the node that opens it to the one that
 * closes.
 */
final class FoldedBlock {

  private static final Pattern SUMMARY =
      Pattern.compile("<summary[^>]*>(.*?)</summary>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern HINT = Pattern.compile("(?i)hint \\d.*");

  private final HtmlBlock opening;
  private final Node closing;

  private FoldedBlock(HtmlBlock opening) {
    this.opening = opening;
    closing = closing(opening);
  }

  /** The block that a node opens, if it does. */
  static Optional<FoldedBlock> openedBy(Node node) {
    return node instanceof HtmlBlock html && html.getLiteral().contains("<details")
        ? Optional.of(new FoldedBlock(html))
        : Optional.empty();
  }

  /** What stands there while it is folded. */
  String summary() {
    var summary = SUMMARY.matcher(opening.getLiteral());
    return summary.find() ? Html.text(summary.group(1)) : "more";
  }

  boolean isHint() {
    return HINT.matcher(summary()).matches();
  }

  /** What stands behind the summary in the same piece of HTML. */
  String firstText() {
    return Html.text(SUMMARY.matcher(opening.getLiteral()).replaceFirst(""));
  }

  /** The nodes inside. */
  List<Node> content() {
    return opening == closing
        ? List.of()
        : Stream.iterate(opening.getNext(), node -> node != null && node != closing, Node::getNext)
            .toList();
  }

  /** The node that closes it; the last one if none does. */
  Node closing() {
    return closing;
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
}
