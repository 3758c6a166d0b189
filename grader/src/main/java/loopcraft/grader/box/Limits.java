package loopcraft.grader.box;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children may take of the machine: files, and of what address space is
 * needed for, above all threads. A shell sets it before it becomes the process; where there is no
 * such shell, nothing is limited.
 */
final class Limits {

  private static final Path SHELL = Path.of("/bin/sh");

  private static final int OPEN_FILES = 4096;
  private static final int FILE_BLOCKS = 48 << 10; // of 512 bytes
  private static final int ADDRESS_KILOBYTES = 8 << 20;

  /** A limit that a system does not know, or has lower, is no reason not to start. */
  private static final String SCRIPT =
      "{ ulimit -c 0; ulimit -n %d; ulimit -f %d; ulimit -v %d; } 2>/dev/null; exec \"$@\""
          .formatted(OPEN_FILES, FILE_BLOCKS, ADDRESS_KILOBYTES);

  private Limits() {}

  static List<String> around(List<String> command) {
    return Files.isExecutable(SHELL)
        ? Stream.concat(
                Stream.of(SHELL.toString(), "-c", SCRIPT, SHELL.toString()), command.stream())
            .toList()
        : List.copyOf(command);
  }
}
