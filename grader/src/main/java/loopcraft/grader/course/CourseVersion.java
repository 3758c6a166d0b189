package loopcraft.grader.course;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** The version of the course in a checkout. */
public final class CourseVersion {

  /** Where there is no {@code pom.xml} that says it. */
  public static final String UNKNOWN = "unknown";

  private CourseVersion() {}

  /** The version that a checkout's {@code pom.xml} says. */
  public static String of(Path root) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var project =
          factory.newDocumentBuilder().parse(root.resolve("pom.xml").toFile()).getDocumentElement();
      for (var node = project.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node.getNodeName().equals("version")) {
          return node.getTextContent().strip();
        }
      }
      return UNKNOWN;
    } catch (IOException | SAXException | ParserConfigurationException e) {
      return UNKNOWN;
    }
  }
}
