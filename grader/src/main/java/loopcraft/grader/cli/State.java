package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import loopcraft.grader.files.WholeFile;
import loopcraft.grader.run.Stack;

/**
 * What is remembered between two calls: a properties file that a person can read, change and
 * delete.
 */
public final class State {

  private static final String REMARK =
      "What ./learn remembers: hints taken, and verdicts with the fingerprint of the files that"
          + " they are about. Safe to delete.";

  private final Path file;
  private final Properties properties = new Properties();

  private State(Path file) {
    this.file = file;
  }

  /** Reads the state; a file that is not there or cannot be read is an empty state. */
  public static State load(Path file) {
    var state = new State(file);
    try (var reader = Files.newBufferedReader(file)) {
      state.properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      state.properties.clear();
    }
    return state;
  }

  /** The exercise that the learner was at. */
  public Optional<String> current() {
    return Optional.ofNullable(properties.getProperty("current"));
  }

  /** Remembers where the learner is. */
  public void setCurrent(String exercise) {
    put("current", exercise);
  }

  /** How many hints the learner has taken. */
  public int hints(String exercise) {
    try {
      return Math.max(0, Integer.parseInt(properties.getProperty("hints." + exercise, "0")));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Remembers how many hints the learner has taken. */
  public void setHints(String exercise, int count) {
    put("hints." + exercise, Integer.toString(count));
  }

  /** The last standing of an exercise, if it was about files with this fingerprint. */
  public Optional<Standing> standing(String exercise, Stack stack, String fingerprint) {
    return Standing.parse(properties.getProperty(key(exercise, stack), ""), fingerprint);
  }

  /** Remembers a standing. */
  public void setStanding(String exercise, Stack stack, Standing standing, String fingerprint) {
    put(key(exercise, stack), standing.format(fingerprint));
  }

  /** Forgets a standing. */
  public synchronized void forget(String exercise, Stack stack) {
    if (properties.remove(key(exercise, stack)) != null) {
      save();
    }
  }

  private static String key(String exercise, Stack stack) {
    return "verdict." + exercise + (stack == Stack.MINE ? ".mine" : "");
  }

  private synchronized void put(String key, String value) {
    if (!value.equals(properties.put(key, value))) {
      save();
    }
  }

  private synchronized void save() {
    try {
      WholeFile.write(
          file,
          temporary -> {
            try (var writer = Files.newBufferedWriter(temporary)) {
              properties.store(writer, REMARK);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
