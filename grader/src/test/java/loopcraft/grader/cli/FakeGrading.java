package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.TestOutcome.Status;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/**
 * Grades by looking at the text of the first file: a stub is not started, {@code wrong} fails,
 * {@code broken} does not compile, everything else passes.
 */
public final class FakeGrading implements Grading {

  private final Course course;
  private final boolean mineFails;
  private final List<String> graded = new ArrayList<>();
  private boolean closed;

  public FakeGrading(Course course) {
    this(course, false);
  }

  /** Grades whatever is tested on the learner's own runtime as failing, or not. */
  public FakeGrading(Course course, boolean mineFails) {
    this.course = course;
    this.mineFails = mineFails;
  }

  /** What was graded so far. */
  public synchronized List<String> graded() {
    return List.copyOf(graded);
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public Verdict grade(CourseExercise exercise, Stack stack) {
    synchronized (this) {
      graded.add(exercise.id() + (stack == Stack.MINE ? " mine" : ""));
    }
    var file = course.moduleOf(exercise).exercise().resolve(exercise.files().getFirst());
    try {
      var text = Files.readString(file);
      return verdict(
          exercise,
          stack,
          text.contains("todo(")
              ? VerdictKind.NOT_STARTED
              : text.contains("wrong") || mineFails && stack == Stack.MINE
                  ? VerdictKind.FAIL
                  : text.contains("broken") ? VerdictKind.COMPILE_ERROR : VerdictKind.PASS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A verdict on an exercise with three tests. */
  public static Verdict verdict(CourseExercise exercise, Stack stack, VerdictKind kind) {
    var fails = kind == VerdictKind.FAIL;
    return new Verdict(
        exercise.id(),
        stack,
        kind,
        kind == VerdictKind.PASS || fails
            ? List.of(
                new TestOutcome("first", "the first concept", Status.PASSED, Optional.empty()),
                fails ? failed("second") : passed("second"),
                fails ? failed("third") : passed("third"))
            : List.of(),
        "",
        kind == VerdictKind.COMPILE_ERROR
            ? List.of(
                new CompileProblem(
                    exercise.files().getFirst().toAbsolutePath(),
                    7,
                    3,
                    "';' expected",
                    "  broken",
                    true))
            : List.of(),
        Optional.of(new Progress(exercise.id(), List.of())),
        "",
        Duration.ofMillis(100));
  }

  private static TestOutcome passed(String id) {
    return new TestOutcome(id, "the " + id + " concept", Status.PASSED, Optional.empty());
  }

  private static TestOutcome failed(String id) {
    var text =
        """
        what was looked at
          expected: one
          seen:     two
          Likely:   you counted twice, which is a mistake that many people make when they begin
        """;
    return new TestOutcome(
        id,
        "the " + id + " concept",
        Status.FAILED,
        Optional.of(
            new FailureReport(
                text, Optional.empty(), Optional.empty(), "AssertionError", List.of())));
  }

  @Override
  public void warmUp() {}

  @Override
  public synchronized void close() {
    closed = true;
  }
}
