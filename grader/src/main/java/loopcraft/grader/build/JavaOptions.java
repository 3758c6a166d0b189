package loopcraft.grader.build;

import java.util.List;

/** What the compiler and the JVMs of the course must be told: the one place for it. */
public final class JavaOptions {

  private static final List<String> EXPORTS = List.of();

  private JavaOptions() {}

  /** For the compiler. */
  public static List<String> compiler() {
    return List.of();
  }

  /** For every JVM that runs code of the course (workers, demos). */
  public static List<String> jvm() {
    return EXPORTS;
  }
}
