package loopcraft.grader.isolation;

import java.nio.file.Path;

/** A class file that has been read. */
final class ClassEntry {

  private final String name;
  private final byte[] bytes;
  private final Path root;
  private volatile DescribedClass described;

  /**
   * Keeps what was read.
   *
   * @param name the class's binary name
   * @param root the directory or jar that it was found in
   */
  ClassEntry(String name, byte[] bytes, Path root) {
    this.name = name;
    this.bytes = bytes;
    this.root = root;
  }

  byte[] bytes() {
    return bytes;
  }

  Path root() {
    return root;
  }

  /** What it says about exercises, read once: sets have most of their class files in common. */
  DescribedClass described() {
    DescribedClass known = described;
    if (known == null) {
      known = DescribedClass.of(name, bytes);
      described = known;
    }
    return known;
  }
}
