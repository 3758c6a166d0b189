package asyncio.subprocess;

import java.nio.file.Path;

/**
 * What a program has for its standard input, output or error: the constants of asyncio, or a file.
 */
public sealed interface Stdio {

  /** The same as this program has: {@code None}. */
  Stdio INHERIT = Kind.INHERIT;

  /** A pipe to this program: {@code PIPE}. */
  Stdio PIPE = Kind.PIPE;

  /** Nothing to read, and nobody who reads: {@code DEVNULL}. */
  Stdio DEVNULL = Kind.DEVNULL;

  /** For the standard error only: where the standard output goes: {@code STDOUT}. */
  Stdio STDOUT = Kind.STDOUT;

  /** A file to read from, or to write to from its beginning on. */
  static Stdio file(Path path) {
    return new File(path, false);
  }

  /** A file to write to behind what it has. */
  static Stdio append(Path path) {
    return new File(path, true);
  }

  /** What needs no more to be said. */
  enum Kind implements Stdio {
    /** See {@link Stdio#INHERIT}. */
    INHERIT,
    /** See {@link Stdio#PIPE}. */
    PIPE,
    /** See {@link Stdio#DEVNULL}. */
    DEVNULL,
    /** See {@link Stdio#STDOUT}. */
    STDOUT
  }

  /**
   * A file.
   *
   * @param append whether what is written goes behind what there is; does not matter for input
   */
  record File(Path path, boolean append) implements Stdio {}
}
