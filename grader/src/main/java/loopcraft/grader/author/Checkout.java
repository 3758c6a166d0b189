package loopcraft.grader.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseModule;

/**
 * The course's files as they are, consistent or not: {@link Course} reads only what is consistent,
 * and an author needs the tools most when it is not.
 *
 * @param root the checkout's directory
 * @param modules in order; their titles and exercises are left empty
 */
record Checkout(Path root, List<CourseModule> modules) {

  private static final Pattern MODULE = Pattern.compile("(\\d\\d)-[a-z0-9-]+");

  Checkout {
    modules = List.copyOf(modules);
  }

  static Checkout at(Path root) {
    Path directory = root.toAbsolutePath().normalize();
    return new Checkout(
        directory,
        list(directory).stream()
            .filter(path -> Files.isDirectory(path.resolve("src")))
            .flatMap(path -> module(path).stream())
            .toList());
  }

  /** The checkout that a directory is in. */
  static Checkout around(Path directory) {
    Path start = directory.toAbsolutePath().normalize();
    for (Path path = start; path != null; path = path.getParent()) {
      if (Files.exists(path.resolve("pom.xml")) && !at(path).modules.isEmpty()) {
        return at(path);
      }
    }
    throw new AuthorException("no course around " + start);
  }

  private static Optional<CourseModule> module(Path directory) {
    Matcher name = MODULE.matcher(directory.getFileName().toString());
    return name.matches() ? Optional.of(CourseModule.unread(directory)) : Optional.empty();
  }

  /** The modules of this number or name; all of them for null. */
  List<CourseModule> modules(String numberOrName) {
    if (numberOrName == null) {
      return modules;
    }
    return new Course(root, modules)
        .module(numberOrName)
        .map(List::of)
        .orElseThrow(() -> new AuthorException("no module " + numberOrName));
  }

  /** A module and those before it, which it may use. */
  List<CourseModule> upTo(CourseModule module) {
    return modules.stream()
        .filter(other -> other.number().compareTo(module.number()) <= 0)
        .toList();
  }

  /** A path as an author reads it: from the checkout's root, with slashes. */
  String show(Path path) {
    return root.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  /** The files of an extension below a directory, in order; none if it is not there. */
  static List<Path> files(Path directory, String extension) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(path -> path.getFileName().toString().endsWith(extension))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a directory, in order; nothing if it is not there. */
  static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
