package loopcraft.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import loopcraft.grader.batch.Batch;
import loopcraft.grader.batch.BatchOptions;
import loopcraft.grader.batch.GradeBook;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.batch.Sandbox;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.Grader;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.Precautions;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.submission.IntakeLimits;
import loopcraft.grader.submission.SubmissionReader;

/** Grades submissions that nobody trusts, and tells the screen how far it is. */
final class UntrustedGrading {

  private final Learn learn;
  private final HowToGrade how;
  private final int atOnce;

  /**
   * Grades as an instructor wants it.
   *
   * @param atOnce how many submissions at the same time
   */
  UntrustedGrading(Learn learn, HowToGrade how, int atOnce) {
    this.learn = learn;
    this.how = how;
    this.atOnce = Math.max(1, atOnce);
  }

  /**
   * Grades them, each that is not in the book already.
   *
   * @param course with all tests that count
   * @param book the folder where grades are kept
   */
  Graded grade(Course course, SortedMap<String, Path> submissions, Path book) {
    Set<String> only = how.only(course);
    var precautions = Precautions.here();
    learn.screen().line(precautions.box().description());
    learn.screen().meanwhile("compiling …");
    try (var grader = new Grader(course, GraderOptions.defaults().withPrecautions(precautions))) {
      grader.prepareForMany();
      String key = checkedKey(course, grader);
      requireThatTheReferencePasses(course, grader);
      var options =
          new BatchOptions(atOnce, how.ownStack(), only, Sandbox.of(precautions.box()), key);
      var batch =
          new Batch(
              course,
              new SubmissionReader(course, IntakeLimits.defaults()),
              answers -> grader.gradeAll(answers, (_, verdict) -> !verdict.passed()),
              new GradeBook(book),
              options);
      return new Graded(run(batch, submissions), options.rules());
    } finally {
      learn.screen().done();
    }
  }

  /**
   * What came of it.
   *
   * @param rules those that the grades depend on beside the submissions: {@link BatchOptions#rules}
   */
  record Graded(List<GradedSubmission> submissions, String rules) {}

  /** A mistake in hidden tests would cost the whole class its points, and nobody would know. */
  private static void requireThatTheReferencePasses(Course course, Grader grader) {
    course.exercises().stream()
        .filter(exercise -> !course.moduleOf(exercise).hiddenTests(exercise).isEmpty())
        .filter(exercise -> Files.isDirectory(course.moduleOf(exercise).solution()))
        .map(exercise -> grader.grade(exercise, Stack.ISOLATED, SourceOverride.reference()))
        .filter(verdict -> !verdict.passed())
        .findFirst()
        .ifPresent(
            verdict -> {
              throw new UsageException(
                  "--extra-tests: the course's own solution of %s does not pass them: %s"
                      .formatted(
                          verdict.exercise(),
                          verdict.failures().stream()
                              .findFirst()
                              .map(test -> test.id() + "\n" + text(test))
                              .orElse(verdict.headline())));
            });
  }

  private static String text(TestOutcome test) {
    return test.failure().map(FailureReport::text).orElse("");
  }

  private String checkedKey(Course course, Grader grader) {
    try {
      return key(course, grader);
    } catch (CourseException e) {
      throw how.hasExtraTests() ? new UsageException("--extra-tests: " + e.getMessage()) : e;
    }
  }

  /** Of all that a grade depends on beside the submission. */
  private static String key(Course course, Grader grader) {
    var fingerprint = new Fingerprint();
    course.modules().forEach(module -> fingerprint.add(grader.prepare(module)));
    return fingerprint.hex();
  }

  private List<GradedSubmission> run(Batch batch, SortedMap<String, Path> submissions) {
    var progress = new GradingProgress(learn.screen(), InstantSource.system(), submissions.size());
    progress.begin();
    List<GradedSubmission> graded = batch.run(submissions, progress);
    progress.end();
    return graded;
  }
}
