package loopcraft.grader.submission;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

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

  /** All that are no folders, links included, in order of their paths. */
  List<Item> items() throws IOException, RejectedException;
}
