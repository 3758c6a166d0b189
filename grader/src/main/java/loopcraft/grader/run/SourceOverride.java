package loopcraft.grader.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Which sources stand for the learner's files. */
public sealed interface SourceOverride {

  /** The learner's own files. */
  static SourceOverride none() {
    return Learner.LEARNER;
  }

  /** The reference solution (where the checkout has it). */
  static SourceOverride reference() {
    return Reference.REFERENCE;
  }

  /**
   * These texts; files of the exercise that are not among them are the reference's.
   *
   * @param sources by path relative to a Java source root
   */
  static SourceOverride of(Map<Path, String> sources) {
    return new Texts(new TreeMap<>(sources));
  }

  /**
   * All that a learner has handed in, of all exercises: what is not there is missing.
   *
   * @param sources by path relative to a Java source root
   */
  static SourceOverride handedIn(Map<Path, String> sources) {
    return new HandedIn(new TreeMap<>(sources));
  }

  /** The learner's own files. */
  enum Learner implements SourceOverride {
    /** The only one. */
    LEARNER
  }

  /** The reference solution. */
  enum Reference implements SourceOverride {
    /** The only one. */
    REFERENCE
  }

  /**
   * Given texts.
   *
   * @param sources by path relative to a Java source root
   */
  record Texts(Map<Path, String> sources) implements SourceOverride {}

  /**
   * A learner's whole work.
   *
   * @param sources by path relative to a Java source root
   */
  record HandedIn(Map<Path, String> sources) implements SourceOverride {}
}
