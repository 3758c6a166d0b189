package loopcraft.grader.isolation;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Maven puts a module's classes: {@code target/IMPL/classes}, {@code
 * target/IMPL/test-classes} and, in a learner's build, {@code target/reference/classes}.
 *
 * @param module the module's directory
 * @param impl whose code was built: {@code exercise} or {@code solution}
 */
record BuildLayout(Path module, String impl) {

  /** The layout that a directory or jar of classes is in. */
  static Optional<BuildLayout> of(Path classes) {
    Path absolute = classes.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || parent.getParent() == null) {
      return Optional.empty();
    }
    if (isNamed(parent.getParent(), "target")) {
      // A learner's build has both, and Maven shows the other modules the one it made last.
      String impl = parent.getFileName().toString().replace("reference", "exercise");
      return Optional.of(new BuildLayout(parent.getParent().getParent(), impl));
    }
    return isNamed(parent, "target") && absolute.toString().endsWith(".jar")
        ? packaged(parent.getParent())
        : Optional.empty();
  }

  /** With {@code mvn verify}, modules see each other's jars; their classes lie beside them. */
  private static Optional<BuildLayout> packaged(Path module) {
    return Stream.of(System.getProperty("loopcraft.impl"), "exercise", "solution")
        .filter(impl -> impl != null && Files.isDirectory(new BuildLayout(module, impl).classes()))
        .map(impl -> new BuildLayout(module, impl))
        .findFirst();
  }

  private static boolean isNamed(Path directory, String name) {
    return directory.getFileName() != null && directory.getFileName().toString().equals(name);
  }

  boolean isLearners() {
    return impl.equals("exercise");
  }

  Path classes() {
    return module.resolve(Path.of("target", impl, "classes"));
  }

  Path tests() {
    return module.resolve(Path.of("target", impl, "test-classes"));
  }

  /** The reference's classes; nothing exists there if this course has no solutions. */
  Path reference() {
    if (!isLearners()) {
      return classes();
    }
    Path built = module.resolve(Path.of("target", "reference", "classes"));
    return Files.isDirectory(built) ? built : module.resolve("reference.jar");
  }

  /** This module and those that it is built upon, of which the class path tells. */
  List<BuildLayout> withUpstream() {
    var layouts = new ArrayList<BuildLayout>();
    layouts.add(this);
    Stream.of(classPath().split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .flatMap(entry -> of(Path.of(entry)).stream())
        .filter(BuildLayout::isOfTheCourse)
        .filter(layout -> !layout.module().equals(module))
        .distinct()
        .forEach(layouts::add);
    return layouts;
  }

  /** Not the grader itself, which needs no isolation. */
  private boolean isOfTheCourse() {
    return Files.isDirectory(module.resolve("src").resolve("exercise"));
  }

  /** Where Surefire starts the JVM with a jar's manifest, it keeps the whole class path here. */
  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }
}
