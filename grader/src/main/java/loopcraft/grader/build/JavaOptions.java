package loopcraft.grader.build;

import java.util.ArrayList;
import java.util.List;

/** What the compiler and the JVMs of the course must be told: the one place for it. */
public final class JavaOptions {

  private static final String LEVEL = "25";

  /** Packages of the JDK that the course's code uses although they are not exported. */
  private static final List<String> EXPORTS =
      List.of("java.base/jdk.internal.access", "java.base/jdk.internal.vm");

  /** What beginners should be warned of; the rest would be noise in their terminal. */
  private static final String LINT =
      "-Xlint:cast,divzero,empty,fallthrough,finally,rawtypes,static,synchronization,unchecked";

  /**
   * Where there are no plugins of the compiler. It would look for some in all jars of the class
   * path, each time anew, and hold memory for each that only a garbage collection gives back.
   */
  private static final String NO_PLUGINS = System.getProperty("java.home");

  private JavaOptions() {}

  /** For the compiler; not {@code --release}, which does not go together with added exports. */
  public static List<String> compiler() {
    List<String> options = new ArrayList<>(withoutPlugins());
    options.addAll(List.of("-source", LEVEL, "-target", LEVEL, "-implicit:none"));
    options.addAll(List.of("-g", "-parameters", "-encoding", "UTF-8", "-Xlint:-options"));
    options.addAll(exports());
    return options;
  }

  /** For every use of the compiler, also if it only parses. */
  public static List<String> withoutPlugins() {
    return List.of("-proc:none", "-processorpath", NO_PLUGINS);
  }

  /** For the compiler when it compiles what a learner wrote. */
  static List<String> learnerCompiler() {
    List<String> options = new ArrayList<>(compiler());
    options.add(LINT);
    return options;
  }

  /** For every JVM that runs code of the course (workers, demos). */
  public static List<String> jvm() {
    return exports();
  }

  private static List<String> exports() {
    return EXPORTS.stream()
        .flatMap(name -> List.of("--add-exports", name + "=ALL-UNNAMED").stream())
        .toList();
  }
}
