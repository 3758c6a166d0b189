package loopcraft.grader.author;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A Java file that is only in memory. */
final class TextFile extends SimpleJavaFileObject {

  private final String text;

  /** Makes a file of a path relative to a source root, with slashes. */
  TextFile(String path, String text) {
    super(URI.create("text:///" + path), Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
