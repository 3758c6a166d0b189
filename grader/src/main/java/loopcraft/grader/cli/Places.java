package loopcraft.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.run.FailureReport.Frame;

/**
 * Names of files as the learner can click or type them.
 *
 * @param course whose files they are
 * @param from the directory that the learner is in
 */
public record Places(Course course, Path from) {

  /** A file relative to where the learner is, if that is shorter to read. */
  public String show(Path file) {
    var absolute = file.toAbsolutePath().normalize();
    var here = from.toAbsolutePath().normalize();
    if (!absolute.getRoot().equals(here.getRoot())) {
      return absolute.toString();
    }
    var relative = here.relativize(absolute);
    return relative.startsWith("..") && !here.startsWith(course.root().toAbsolutePath().normalize())
        ? absolute.toString()
        : relative.toString();
  }

  /** A place in a file. */
  public String show(Path file, int line) {
    return line > 0 ? show(file) + ":" + line : show(file);
  }

  /** The learner's file of an exercise. */
  public Path learner(CourseExercise exercise, Path file) {
    return course.moduleOf(exercise).exercise().resolve(file);
  }

  /** The learner's first file of an exercise, to open. */
  public String toOpen(CourseExercise exercise) {
    return exercise.files().isEmpty()
        ? show(course.moduleOf(exercise).exercise())
        : show(learner(exercise, exercise.files().getFirst()));
  }

  /** The source of a stack frame, if it is a file of the course. */
  public Optional<Path> source(Frame frame) {
    var name = frame.className();
    var folder = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    var relative = Path.of(folder.replace('.', '/'), frame.file() == null ? "" : frame.file());
    return course.modules().stream()
        .flatMap(
            module ->
                java.util.stream.Stream.of(
                        module.exercise(), module.given(), module.tests(), module.demos())
                    .map(root -> root.resolve(relative)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Whether a file is one that the learner writes. */
  public boolean isLearners(Path file) {
    return course.modules().stream().map(CourseModule::exercise).anyMatch(file::startsWith);
  }
}
