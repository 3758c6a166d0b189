package loopcraft.grader.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.files.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The graded submissions, each in a file of its own that a person can read. A file appears whole or
 * not at all, so a batch that was interrupted goes on where it was.
 */
public final class GradeBook {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;

  /** Keeps them in a folder. */
  public GradeBook(Path folder) {
    this.folder = folder;
  }

  private record Kept(String key, GradedSubmission submission) {}

  /**
   * What a submission got before.
   *
   * @param key of all that its grades depend on
   */
  Optional<GradedSubmission> find(String name, String key) {
    Path file = file(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = JSON.readValue(file.toFile(), Kept.class);
      return Optional.of(kept).filter(known -> known.key().equals(key)).map(Kept::submission);
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }

  /**
   * Everything that is kept, in the order of the names.
   *
   * @throws UncheckedIOException if a file cannot be read, and it names that file
   */
  public List<GradedSubmission> all() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(GradeBook::read)
          .sorted(Comparator.comparing(GradedSubmission::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GradedSubmission read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Kept.class).submission();
    } catch (JacksonException damaged) {
      throw new UncheckedIOException(new IOException(file + " is damaged", damaged));
    }
  }

  void keep(GradedSubmission submission, String key) {
    try {
      byte[] kept = JSON.writeValueAsBytes(new Kept(key, submission));
      WholeFile.write(file(submission.name()), temporary -> Files.write(temporary, kept));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + folder, e);
    }
  }

  private Path file(String name) {
    return folder.resolve(FileNames.of(name) + ".json");
  }
}
