package loopcraft.grader.report;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;

/**
 * Makes pages from templates. What a template names is made {@link Plain} and escaped here, all of
 * it; a browser is told to take no style and no script but the two that are the project's own, and
 * nothing from anywhere else.
 */
final class Pages {

  private static final Mustache.Compiler TEMPLATES =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .strictSections(true)
          .withEscaper(any -> Escapers.HTML.escape(Plain.text(any)))
          .withCollector(
              new DefaultCollector() {
                @Override
                public Iterator<?> toIterator(Object value) {
                  return value instanceof Optional<?> optional
                      ? optional.stream().iterator()
                      : super.toIterator(value);
                }
              })
          .withLoader(Pages::template);

  private final Frame frame;
  private final Template page;

  private Pages(Template page, String script) {
    String style = resource("style.css");
    frame = new Frame(style, script, policy(style, script));
    this.page = page;
  }

  /** What is around the content of every page. */
  private record Frame(String style, String script, String policy) {}

  /** Pages of a template that have no script. */
  static Pages of(String template) {
    return new Pages(TEMPLATES.loadTemplate(template), "");
  }

  /** Pages of a template whose tables a script can sort. */
  static Pages sortable(String template) {
    return new Pages(TEMPLATES.loadTemplate(template), resource("sort.js"));
  }

  /** The page with this content. */
  String html(Object content) {
    var text = new StringWriter();
    page.execute(content, frame, text);
    return text.toString();
  }

  private static String policy(String style, String script) {
    String scripts = script.isEmpty() ? "" : " script-src " + hash(script) + ";";
    return "default-src 'none'; style-src "
        + hash(style)
        + ";"
        + scripts
        + " base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static Reader template(String name) {
    return new InputStreamReader(open(name + ".mustache"), StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (InputStream in = open(name)) {
      // A checkout on Windows may have other line ends, and a browser hashes what it has read.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Pages.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the grader lacks " + name);
    }
    return in;
  }
}
