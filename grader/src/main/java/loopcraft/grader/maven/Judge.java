package loopcraft.grader.maven;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.isolation.ClassSet;
import loopcraft.grader.isolation.ExerciseClasses;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.maven.Outcome.State;
import loopcraft.grader.run.ExpectedTests;
import loopcraft.grader.run.ExpectedTests.Expected;

/**
 * Says how the exercises of one module stand. Only evidence counts: each test that the compiled
 * test class has must be in a report of this run, as passed.
 */
final class Judge {

  private static final String LIKELY = "\n  Likely: ";

  private final CourseModule module;
  private final boolean learners;
  private final TestFilter filter;
  private final Instant started;
  private final Path target;
  private final ExerciseClasses classes;
  private final ExerciseClasses reference;

  Judge(CourseModule module, String impl, TestFilter filter, Instant started) {
    this.module = module;
    this.learners = !impl.equals("solution");
    this.filter = filter;
    this.started = started;
    target = module.directory().resolve("target").resolve(impl);
    classes = ClassSet.read(List.of(target.resolve("classes"))).exercises();
    reference =
        ClassSet.read(
                List.of(
                    module.directory().resolve(Path.of("target", "reference", "classes")),
                    module.referenceJar()))
            .exercises();
  }

  /** The outcomes of the exercises that were selected. */
  List<Outcome> outcomes() {
    return module.exercises().stream().flatMap(exercise -> judge(exercise).stream()).toList();
  }

  private Optional<Outcome> judge(CourseExercise exercise) {
    var reports = Reports.read(target.resolve("surefire-reports"), exercise.testClasses(), started);
    List<Expected> expected =
        ExpectedTests.read(target.resolve("test-classes"), exercise.testClasses());
    if (filter.isUnderstood()) {
      if (!filter.isAbsent() && exercise.testClasses().stream().noneMatch(filter::selects)) {
        return Optional.empty();
      }
      expected =
          expected.stream().filter(test -> filter.selects(test.testClass(), test.id())).toList();
    } else if (reports.isEmpty()) {
      return Optional.empty();
    } else {
      expected = expected.stream().filter(test -> hasRun(test, reports)).toList();
    }
    Optional<Progress> progress =
        learners ? Optional.of(classes.progress(exercise.id(), reference)) : Optional.empty();
    if (progress.filter(Progress::isNotStarted).isPresent()) {
      return Optional.of(new Outcome(exercise, State.NOT_STARTED, "", ""));
    }
    return Optional.of(judge(exercise, expected, reports, progress.filter(Progress::isUnfinished)));
  }

  private Outcome judge(
      CourseExercise exercise,
      List<Expected> expected,
      Reports reports,
      Optional<Progress> unfinished) {
    List<Expected> failed =
        expected.stream().filter(test -> reports.failed().containsKey(test.id())).toList();
    if (!failed.isEmpty()) {
      return new Outcome(
          exercise,
          State.FAILING,
          failed.size() == 1
              ? failed.getFirst().displayName()
              : "%d of %d tests".formatted(failed.size(), expected.size()),
          mostTelling(failed, reports));
    }
    if (!reports.failed().isEmpty()) {
      return failing(exercise, "its tests could not be run");
    }
    long missing = expected.stream().filter(test -> !hasRun(test, reports)).count();
    long skipped = expected.stream().filter(test -> reports.skipped().contains(test.id())).count();
    if (skipped > 0 && skipped == missing && unfinished.isPresent()) {
      return new Outcome(
          exercise,
          State.BEGUN,
          "%d of %d tests hold; %s"
              .formatted(expected.size() - skipped, expected.size(), unfinished.get()),
          "");
    }
    if (missing > 0 && !reports.skipped().isEmpty()) {
      return failing(exercise, "%d of %d tests were skipped".formatted(missing, expected.size()));
    }
    if (missing > 0) {
      return failing(
          exercise,
          "%d of %d tests did not run; something ended the test JVM, see above"
              .formatted(missing, expected.size()));
    }
    if (exercise.testClasses().isEmpty()) {
      return failing(exercise, "no test grades it");
    }
    if (expected.isEmpty() || !reports.skipped().isEmpty()) {
      return failing(exercise, expected.isEmpty() ? "no test ran" : "something was skipped");
    }
    return new Outcome(exercise, State.DONE, "", "");
  }

  /** A test that names a misconception before others, and comparisons of whole programs last. */
  private static String mostTelling(List<Expected> failed, Reports reports) {
    return failed.stream()
        .min(
            Comparator.comparing(Expected::twin)
                .thenComparing(test -> !reports.failed().get(test.id()).contains(LIKELY)))
        .map(test -> test.displayName() + "\n" + indented(reports.failed().get(test.id())))
        .orElseThrow();
  }

  private static String indented(String told) {
    return told.isBlank() ? "" : "  " + told.strip() + "\n";
  }

  private static boolean hasRun(Expected test, Reports reports) {
    return reports.passed().contains(test.id()) || reports.failed().containsKey(test.id());
  }

  private static Outcome failing(CourseExercise exercise, String detail) {
    return new Outcome(exercise, State.FAILING, detail, "");
  }
}
