package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.course.DemoSource;
import loopcraft.grader.run.Stack;

/** Fingerprints of the files that decide a verdict. */
final class Inputs {

  private final Course course;
  private final Map<String, String> given = new ConcurrentHashMap<>();

  /** Inputs in this course; what belongs to the course itself is read only once. */
  Inputs(Course course) {
    this.course = course;
  }

  /** The fingerprint of everything that decides an exercise's verdict. */
  String of(CourseExercise exercise, Stack stack) {
    var fingerprint = new Fingerprint();
    course.modules().stream()
        .filter(module -> module.number().compareTo(course.moduleOf(exercise).number()) <= 0)
        .forEach(
            module -> fingerprint.add(given.computeIfAbsent(module.name(), _ -> given(module))));
    switch (stack) {
      case ISOLATED -> fingerprint.add(learners(exercise));
      case MINE ->
          course.exercises().stream()
              .filter(other -> other.compareTo(exercise) <= 0)
              .forEach(other -> fingerprint.add(learners(other)));
    }
    return fingerprint.hex();
  }

  /** The fingerprint of the learner's files of an exercise. */
  String learners(CourseExercise exercise) {
    var root = course.moduleOf(exercise).exercise();
    return ofFiles(root, exercise.files().stream().map(root::resolve).toList());
  }

  private static String given(CourseModule module) {
    var roots =
        List.of(
            module.given(), module.solution(), module.tests(), module.demos(), module.cpython());
    var files =
        Stream.concat(roots.stream().flatMap(Inputs::filesBelow), Stream.of(module.referenceJar()))
            .filter(file -> !DemoSource.isScratch(file))
            .toList();
    return ofFiles(module.directory(), files);
  }

  private static String ofFiles(Path root, List<Path> files) {
    var fingerprint = new Fingerprint();
    for (var file : files) {
      fingerprint.add(root.relativize(file).toString()).add(read(file));
    }
    return fingerprint.hex();
  }

  private static Stream<Path> filesBelow(Path root) {
    if (!Files.isDirectory(root)) {
      return Stream.empty();
    }
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content; of a file that is not there (or being written) nothing. */
  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
