package loopcraft.grader.handout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import loopcraft.grader.author.AuthorException;
import loopcraft.grader.author.LearnersFile;
import loopcraft.grader.course.CourseModule;

/**
 * The learner's files as they were at the start: made from the solution, or in a handout, which has
 * none, taken from {@code stubs.zip} beside the module's {@code reference.jar}. Paths in it are
 * relative to a source root.
 */
public final class StubSource {

  private StubSource() {}

  /**
   * The stub of a file.
   *
   * @param file relative to a source root
   */
  public static Optional<String> of(CourseModule module, Path file) {
    var solution = module.solution().resolve(file);
    return Files.isRegularFile(solution)
        ? LearnersFile.stubOf(solution)
        : fromArchive(module.stubs(), file);
  }

  /** The SHA-256 of the stub of a file, by which others can tell what it began as. */
  public static Optional<String> hashOf(CourseModule module, Path file) {
    try {
      return of(module, file).map(stub -> hash(stub.getBytes(StandardCharsets.UTF_8)));
    } catch (AuthorException | UncheckedIOException unknown) {
      return Optional.empty();
    }
  }

  /**
   * The same of a learner's file: whatever its line ends, it is the stub's if nothing is written.
   */
  public static String hash(byte[] source) {
    String text = new String(source, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return FileList.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> fromArchive(Path archive, Path file) {
    if (!Files.isRegularFile(archive)) {
      return Optional.empty();
    }
    try (var zip = new ZipFile(archive.toFile())) {
      var entry = zip.getEntry(file.toString().replace('\\', '/'));
      if (entry == null) {
        return Optional.empty();
      }
      try (var in = zip.getInputStream(entry)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + archive, e);
    }
  }
}
