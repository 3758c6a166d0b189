package loopcraft.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

  private static final int LEARNERS_SHOWN = 2;
  private static final int OTHERS_SHOWN = 1;

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
                Stream.of(module.exercise(), module.given(), module.tests(), module.demos())
                    .map(root -> root.resolve(relative)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Whose a file is. */
  enum Owner {
    LEARNER("at"),
    GIVEN("given"),
    TEST("test"),
    DEMO("demo");

    private final String label;

    Owner(String label) {
      this.label = label;
    }

    /** What stands before a place in such a file. */
    String label() {
      return label;
    }
  }

  /** A place in a file, as the learner can click it. */
  record Place(String text, Owner owner) {}

  /**
   * The places of frames in files of the course: the learner's own first, then the innermost of the
   * others.
   *
   * @param all whether to give all of them
   */
  List<Place> of(List<Frame> frames, boolean all) {
    var places =
        frames.stream()
            .flatMap(frame -> source(frame).map(file -> place(file, frame.line())).stream())
            .distinct()
            .toList();
    var learners = places.stream().filter(place -> place.owner() == Owner.LEARNER);
    var others = places.stream().filter(place -> place.owner() != Owner.LEARNER);
    return Stream.concat(
            learners.limit(all ? Integer.MAX_VALUE : LEARNERS_SHOWN),
            others.limit(all ? Integer.MAX_VALUE : OTHERS_SHOWN))
        .toList();
  }

  private Place place(Path file, int line) {
    return new Place(show(file, line), owner(file));
  }

  private Owner owner(Path file) {
    if (isIn(CourseModule::exercise, file)) {
      return Owner.LEARNER;
    }
    if (isIn(CourseModule::tests, file)) {
      return Owner.TEST;
    }
    return isIn(CourseModule::demos, file) ? Owner.DEMO : Owner.GIVEN;
  }

  private boolean isIn(Function<CourseModule, Path> folder, Path file) {
    return course.modules().stream().map(folder).anyMatch(file::startsWith);
  }
}
