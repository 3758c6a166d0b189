package loopcraft.grader.isolation;

import java.nio.file.Path;

/** A class file that has been read. */
final class ClassContent {

  private final String name;
  private final byte[] bytes;
  private final Path root;
  private final Descriptions descriptions;

  /**
   * Keeps what was read.
   *
   * @param name the class's binary name
   * @param root the directory or jar that it was found in
   * @param descriptions where is kept what it says
   */
  ClassContent(String name, byte[] bytes, Path root, Descriptions descriptions) {
    this.name = name;
    this.bytes = bytes;
    this.root = root;
    this.descriptions = descriptions;
  }

  byte[] bytes() {
    return bytes;
  }

  Path root() {
    return root;
  }

  /** What it says about exercises. */
  DescribedClass described() {
    return descriptions.of(name, bytes);
  }
}
