package loopcraft.grader.submission;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** The files in a submission, be it a folder or a zip. Nothing of it is unpacked anywhere. */
interface Contents extends Closeable {

  /**
   * A file.
   *
   * @param path its path, with slashes
   * @param isRegular whether it is an ordinary file, and not a link or a device
   * @param content opens it
   */
  record Item(String path, boolean isRegular, Opening content) {

    InputStream open() throws IOException {
      return content.open();
    }
  }

  /** Opens a file. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  /** What builds, Git and editors keep, among it copies of the exercises; nobody hands that in. */
  Set<String> FOLDERS_LEFT_OUT =
      Set.of(".git", ".learn", ".idea", ".vscode", "target", "node_modules", "__MACOSX");

  /**
   * All that are no folders, links included, in order of their paths; none in {@link
   * #FOLDERS_LEFT_OUT}.
   */
  List<Item> items() throws IOException, RejectedException;
}
