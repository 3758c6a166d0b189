package loopcraft.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;

/** The learner's checkout of the course, and what is remembered about it. */
public final class Workspace {

  private final Course course;
  private final State state;
  private final Places places;
  private final Inputs inputs;

  /** A workspace, seen from a directory. */
  public Workspace(Course course, Path from) {
    this.course = course;
    this.state = State.load(course.root().resolve(".learn").resolve("state.properties"));
    this.places = new Places(course, from);
    this.inputs = new Inputs(course);
  }

  /** The course. */
  public Course course() {
    return course;
  }

  /** What is remembered. */
  public State state() {
    return state;
  }

  /** Names of files. */
  public Places places() {
    return places;
  }

  /** The learner's files of an exercise. */
  public List<Path> files(CourseExercise exercise) {
    return exercise.files().stream().map(file -> places.learner(exercise, file)).toList();
  }

  /** The learner's files of an exercise that are not there. */
  public List<Path> missing(CourseExercise exercise) {
    return files(exercise).stream().filter(file -> !Files.isRegularFile(file)).toList();
  }

  /** The fingerprint of the learner's files that decide a verdict. */
  public String content(CourseExercise exercise) {
    return inputs.learners(exercise);
  }

  /** Grades an exercise and remembers how it stands. */
  public Verdict grade(Grading grading, CourseExercise exercise, Stack stack) {
    var before = inputs.of(exercise, stack);
    var verdict = grading.grade(exercise, stack);
    if (Thread.interrupted()) {
      throw new CancellationException("gave up grading " + exercise.id());
    }
    remember(verdict, exercise, stack, before);
    return verdict;
  }

  private void remember(Verdict verdict, CourseExercise exercise, Stack stack, String before) {
    var standing = Standing.of(verdict);
    if (!standing.lasts()) {
      state.forget(exercise.id(), stack);
    } else if (before.equals(inputs.of(exercise, stack))) {
      state.setStanding(exercise.id(), stack, standing, before);
    }
  }

  /** How an exercise stands, as far as that is known without running anything. */
  public Optional<Standing> known(CourseExercise exercise, Stack stack) {
    return state.standing(exercise.id(), stack, inputs.of(exercise, stack));
  }

  /** How an exercise stands; graded if its files have changed since that was last known. */
  public Standing standing(Supplier<Grading> grading, CourseExercise exercise, Stack stack) {
    return known(exercise, stack)
        .orElseGet(() -> Standing.of(grade(grading.get(), exercise, stack)));
  }

  /**
   * The exercise to go on with: the one that the learner was at, or else the first one after it
   * that is not known to be done, or else the first of all that is not.
   */
  public Optional<CourseExercise> next() {
    var open = course.exercises().stream().filter(exercise -> !isDone(exercise)).toList();
    return state
        .current()
        .flatMap(current -> open.stream().filter(e -> e.id().compareTo(current) >= 0).findFirst())
        .or(() -> open.stream().findFirst());
  }

  /** The first exercise after this one that is not known to be done, or else the first of all. */
  public Optional<CourseExercise> nextAfter(CourseExercise exercise) {
    var open =
        course.exercises().stream()
            .filter(other -> !other.equals(exercise))
            .filter(other -> !isDone(other))
            .toList();
    return open.stream()
        .filter(other -> other.compareTo(exercise) > 0)
        .findFirst()
        .or(() -> open.stream().findFirst());
  }

  /** Whether an exercise is known to be done. */
  public boolean isDone(CourseExercise exercise) {
    return known(exercise, Stack.ISOLATED).filter(Standing::done).isPresent();
  }
}
