package loopcraft.grader.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import loopcraft.grader.course.Preview;

/** What the compiler and the JVMs of the course must be told: the one place for it. */
public final class JavaOptions {

  private static final String LEVEL = "25";

  /** Packages of the JDK that the course's code uses although they are not exported. */
  private static final List<String> EXPORTS =
      List.of("java.base/jdk.internal.access", "java.base/jdk.internal.vm");

  private static final String PREVIEWS = "--enable-preview";

  /** What beginners should be warned of; the rest would be noise in their terminal. */
  private static final String LINT =
      "-Xlint:cast,divzero,empty,fallthrough,finally,rawtypes,static,synchronization,unchecked";

  /**
   * Where there are no plugins of the compiler. It would look for some in all jars of the class
   * path, each time anew, and hold memory for each that only a garbage collection gives back.
   */
  private static final String NO_PLUGINS = System.getProperty("java.home");

  private JavaOptions() {}

  /**
   * For the compiler; not {@code --release}, which does not go together with added exports. Of what
   * is compiled with previews enabled, only those class files depend on it that use one.
   *
   * @param sources the texts that are compiled
   */
  public static List<String> compiler(Collection<String> sources) {
    List<String> options = new ArrayList<>(withoutPlugins());
    options.addAll(List.of("-source", LEVEL, "-target", LEVEL, "-implicit:none"));
    options.addAll(List.of("-g", "-parameters", "-encoding", "UTF-8", "-Xlint:-options"));
    options.addAll(exports());
    if (Preview.isHere() && sources.stream().anyMatch(Preview::isUsedBy)) {
      options.add(PREVIEWS);
    }
    return options;
  }

  /** The same for classes that are given away without their sources: locals keep no names. */
  static List<String> handoutCompiler(Collection<String> sources) {
    List<String> options = new ArrayList<>(compiler(sources));
    Collections.replaceAll(options, "-g", "-g:source,lines");
    return options;
  }

  /** For every use of the compiler, also if it only parses. */
  public static List<String> withoutPlugins() {
    return List.of("-proc:none", "-processorpath", NO_PLUGINS);
  }

  /** For the compiler when it compiles what a learner wrote. */
  static List<String> learnerCompiler(Collection<String> sources) {
    List<String> options = new ArrayList<>(compiler(sources));
    options.add(LINT);
    return options;
  }

  /** For every JVM that runs code of the course (workers, demos). */
  public static List<String> jvm() {
    List<String> options = new ArrayList<>(exports());
    if (Preview.isHere()) {
      options.add(PREVIEWS);
    }
    return options;
  }

  private static List<String> exports() {
    return EXPORTS.stream()
        .flatMap(name -> List.of("--add-exports", name + "=ALL-UNNAMED").stream())
        .toList();
  }
}
