package loopcraft.grader.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Which sources stand for the graded exercise's files. The other exercises' are never changed. */
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
}
