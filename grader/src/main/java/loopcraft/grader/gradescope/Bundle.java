package loopcraft.grader.gradescope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.files.WholeFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * What is uploaded to Gradescope: {@code setup.sh}, which is run once, {@code run_autograder},
 * which is run for each submission, and the course.
 *
 * @param root the checkout
 * @param files of the course, from the checkout's folder on, with slashes
 * @param extraTests a folder of tests that students do not have, if there is one
 * @param arguments for {@code ./learn gradescope}, beside those for what is graded and where
 *     results go
 * @see <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Gradescope's
 *     specification</a>
 */
public record Bundle(
    Path root, List<String> files, Optional<Path> extraTests, List<String> arguments) {

  private static final List<String> PROGRAMS = List.of("setup.sh", "run_autograder");
  private static final String EXTRA_TESTS = "extra-tests";
  private static final int PROGRAM = 0100755;
  private static final int FILE = 0100644;

  /** The oldest time that a zip can name: the same course gives the same bundle. */
  private static final FileTime ALWAYS = FileTime.from(Instant.parse("1980-01-02T00:00:00Z"));

  /** Copies the lists. */
  public Bundle {
    files = List.copyOf(files);
    arguments = List.copyOf(arguments);
  }

  /**
   * Writes the zip, which appears whole or not at all.
   *
   * @throws IOException if a file cannot be read, or the zip not be written
   */
  public void write(Path target) throws IOException {
    WholeFile.write(target, this::writeZip);
  }

  private void writeZip(Path file) throws IOException {
    try (var zip = new ZipArchiveOutputStream(file)) {
      for (String program : PROGRAMS) {
        add(zip, program, PROGRAM, program(program).getBytes(StandardCharsets.UTF_8));
      }
      for (String each : files) {
        add(zip, "course/" + each, FILE, Files.readAllBytes(root.resolve(each)));
      }
      if (extraTests.isPresent()) {
        addAll(zip, extraTests.get());
      }
    }
  }

  private static void add(ZipArchiveOutputStream zip, String name, int mode, byte[] content)
      throws IOException {
    var entry = new ZipArchiveEntry(name);
    entry.setUnixMode(mode);
    entry.setTime(ALWAYS);
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static void addAll(ZipArchiveOutputStream zip, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        add(zip, EXTRA_TESTS + "/" + name, FILE, Files.readAllBytes(file));
      }
    }
  }

  private String program(String name) throws IOException {
    try (InputStream in = Bundle.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .replace("@ARGUMENTS@", quoted());
    }
  }

  private String quoted() {
    Stream<String> extra =
        extraTests.map(_ -> "--extra-tests=/autograder/source/" + EXTRA_TESTS).stream();
    return Stream.concat(arguments.stream(), extra)
        .map(argument -> "'" + argument.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }
}
