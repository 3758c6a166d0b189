package loopcraft.grader.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Turns what stands inside a paragraph, a heading or a cell into text that can be wrapped. */
final class MarkdownInlines {

  private final Look look;

  MarkdownInlines(Look look) {
    this.look = look;
  }

  /** The nodes below a node. */
  static Stream<Node> children(Node node) {
    return Stream.iterate(node.getFirstChild(), child -> child != null, Node::getNext);
  }

  /** All that is inside a node. */
  Flow flow(Node parent) {
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
    var shown = children(link).map(MarkdownInlines::literal).reduce("", String::concat);
    return url.startsWith("#") || url.equals(shown) ? Optional.empty() : Optional.of(url);
  }

  private static String literal(Node node) {
    return switch (node) {
      case org.commonmark.node.Text text -> text.getLiteral();
      case Code code -> code.getLiteral();
      default -> children(node).map(MarkdownInlines::literal).reduce("", String::concat);
    };
  }

  private enum Style {
    PLAIN,
    ITALIC,
    BOLD,
    LINK;

    UnaryOperator<String> on(Look look) {
      return switch (this) {
        case PLAIN -> text -> text;
        case ITALIC -> look::italic;
        case BOLD -> look::bold;
        case LINK -> look::underline;
      };
    }
  }
}
