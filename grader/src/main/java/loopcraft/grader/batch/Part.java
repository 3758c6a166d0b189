package loopcraft.grader.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.files.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a report says about itself, so that reports of parts can be put together.
 *
 * @param shard which part of the class it is on
 * @param rules a key of all that its grades depend on beside the submissions
 * @param submissions the names of those that it is on
 */
public record Part(Shard shard, String rules, List<String> submissions) {

  private static final String FILE = "part.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Copies the list. */
  public Part {
    submissions = List.copyOf(submissions);
  }

  /** Writes it into a report's folder. */
  public void write(Path report) throws IOException {
    byte[] text = JSON.writeValueAsBytes(this);
    WholeFile.write(report.resolve(FILE), temporary -> Files.write(temporary, text));
  }

  /** Reads it from a report's folder; nothing if none is there, or it is damaged. */
  public static Optional<Part> read(Path report) {
    try {
      return Files.isRegularFile(report.resolve(FILE))
          ? Optional.of(JSON.readValue(report.resolve(FILE).toFile(), Part.class))
          : Optional.empty();
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }
}
