package loopcraft.grader.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import loopcraft.grader.files.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;

/** The latest verdicts, each with the key of what it was about, as files that a person can read. */
final class Results {

  private final Path folder;

  Results(Path folder) {
    this.folder = folder;
  }

  /**
   * A verdict as it is kept.
   *
   * @param key the hash of everything that it depends on
   */
  record Kept(String key, Verdict verdict) {}

  Optional<Verdict> find(String exercise, Stack stack, String key) {
    Path file = file(exercise, stack);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Kept kept = Json.MAPPER.readValue(file.toFile(), Kept.class);
      return Optional.of(kept).filter(k -> k.key().equals(key)).map(Kept::verdict);
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }

  /** Only what would come out the same again: a timeout may have been the machine's fault. */
  void keep(Verdict verdict, String key) {
    if (!verdict.kind().isOfTests()) {
      return;
    }
    try {
      byte[] kept =
          Json.MAPPER
              .writer()
              .with(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsBytes(new Kept(key, verdict));
      WholeFile.write(
          file(verdict.exercise(), verdict.stack()), temporary -> Files.write(temporary, kept));
    } catch (IOException | JacksonException notKeptThen) {
      // It will be graded again.
    }
  }

  private Path file(String exercise, Stack stack) {
    return folder.resolve(exercise + "-" + stack.name().toLowerCase(Locale.ROOT) + ".json");
  }
}
