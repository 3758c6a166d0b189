package loopcraft.grader.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What Surefire's reports say about some test classes.
 *
 * @param passed the ids of the tests that ran and passed
 * @param failed the ids of the tests that failed, each with what it told
 * @param skipped the ids of the tests that were skipped; a whole class has the empty id
 */
record Reports(Set<String> passed, Map<String, String> failed, Set<String> skipped) {

  /**
   * Reads the reports of classes and of those nested in them.
   *
   * @param directory where Surefire writes them; it need not exist
   * @param started when this run began: older reports are about an earlier one
   */
  static Reports read(Path directory, List<String> testClasses, Instant started) {
    var reports = new Reports(new HashSet<>(), new HashMap<>(), new HashSet<>());
    for (Path file : files(directory, testClasses)) {
      try {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(started)) {
          reports.add(file);
        }
      } catch (IOException | SAXException e) {
        // The test JVM was stopped while it wrote: what is not there did not pass.
      }
    }
    reports.passed.removeAll(reports.failed.keySet());
    reports.passed.removeAll(reports.skipped);
    return reports;
  }

  /** Whether there is nothing at all. */
  boolean isEmpty() {
    return passed.isEmpty() && failed.isEmpty() && skipped.isEmpty();
  }

  private void add(Path file) throws IOException, SAXException {
    for (Element test : children(parse(file), "testcase")) {
      var failures =
          Stream.of("failure", "error").flatMap(kind -> children(test, kind).stream()).toList();
      if (!failures.isEmpty()) {
        failed.putIfAbsent(id(test), failures.getFirst().getAttribute("message"));
      } else if (!children(test, "skipped").isEmpty()) {
        skipped.add(id(test));
      } else {
        passed.add(id(test));
      }
    }
  }

  private static List<Path> files(Path directory, List<String> testClasses) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return testClasses.stream().anyMatch(testClass -> isAbout(name, testClass));
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAbout(String name, String testClass) {
    String start = "TEST-" + testClass;
    return name.equals(start + ".xml") || name.startsWith(start + "$") && name.endsWith(".xml");
  }

  private static Element parse(Path file) throws IOException, SAXException {
    try (var in = Files.newInputStream(file)) {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(in).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    var nodes = parent.getChildNodes();
    return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
        .map(nodes::item)
        .filter(node -> node.getNodeName().equals(name))
        .map(Element.class::cast)
        .toList();
  }

  /** The test's id: an invocation of a parameterized test is named {@code method(int)[1]}. */
  private static String id(Element test) {
    String method = test.getAttribute("name").replaceFirst("[\\[({ ].*", "");
    String type = test.getAttribute("classname");
    int nested = type.indexOf('$');
    return nested < 0 ? method : type.substring(nested + 1).replace('$', '.') + "." + method;
  }
}
