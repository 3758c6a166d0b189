package loopcraft.grader.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A page as a browser has it, if it is well-formed. */
record Page(String text, Document document) {

  static Page of(String html) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(html.replace("<!doctype html>", ""))));
      return new Page(html, document);
    } catch (Exception malformed) {
      throw new AssertionError(html, malformed);
    }
  }

  List<Element> all(String tag) {
    var found = document.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** The text of elements, each in one line, with a space between the parts. */
  List<String> texts(String tag) {
    return all(tag).stream().map(Page::line).toList();
  }

  /** The text of a table's rows. */
  List<String> rows(String section) {
    return texts(section, "tr");
  }

  /** The text of elements in a section. */
  List<String> texts(String section, String tag) {
    return all("section").stream()
        .filter(element -> element.getAttribute("id").equals(section))
        .flatMap(
            element -> {
              var found = element.getElementsByTagName(tag);
              return IntStream.range(0, found.getLength())
                  .mapToObj(i -> line((Element) found.item(i)));
            })
        .toList();
  }

  List<String> attributes(String tag, String name) {
    return all(tag).stream().map(element -> element.getAttribute(name)).toList();
  }

  private static String line(Element element) {
    var text = new StringBuilder();
    collect(element, text);
    return text.toString().strip().replaceAll("\\s+", " ");
  }

  private static void collect(Node node, StringBuilder text) {
    if (node.getNodeType() == Node.TEXT_NODE) {
      text.append(' ').append(node.getTextContent());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, text);
    }
  }
}
