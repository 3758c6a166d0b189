package loopcraft.grader.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseExercise;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an instructor says on how to grade, whatever is graded. */
final class HowToGrade {

  @Option(
      names = "--only",
      paramLabel = "ID|MODULE",
      split = ",",
      description = "Grade these exercises and modules alone, such as 01.1,01.2 or 01.")
  private List<String> only = List.of();

  @Option(
      names = "--own-stack",
      description = "Grade what passes on the student's own runtime as well.")
  private boolean ownStack;

  @Mixin private HowToReport reporting = new HowToReport();

  @Option(
      names = "--extra-tests",
      paramLabel = "DIR",
      description = {
        "Tests that students do not have, under the paths that they would have in the course.",
        "Of these a report tells a student only how many there are, and how many hold."
      })
  private Optional<Path> extraTests = Optional.empty();

  /** The course that is graded, with the extra tests. */
  Course course(Learn learn) {
    try {
      return extraTests(learn)
          .map(folder -> Course.withHiddenTests(learn.root(), folder))
          .orElseGet(() -> learn.workspace().course());
    } catch (CourseException noTests) {
      throw new UsageException("--extra-tests: " + noTests.getMessage());
    }
  }

  /** Where the extra tests are. */
  Optional<Path> extraTests(Learn learn) {
    return extraTests.map(learn.from()::resolve);
  }

  boolean hasExtraTests() {
    return extraTests.isPresent();
  }

  boolean ownStack() {
    return ownStack;
  }

  /** The ids of the exercises to grade; none for all. */
  Set<String> only(Course course) {
    var targets = new Targets(course);
    return only.stream()
        .flatMap(target -> targets.exercises(target).stream())
        .map(CourseExercise::id)
        .collect(Collectors.toSet());
  }

  HowToReport reporting() {
    return reporting;
  }

  /** The same, to be said to another call, but for where the extra tests are. */
  List<String> arguments() {
    var all = new ArrayList<String>();
    if (!only.isEmpty()) {
      all.add("--only=" + String.join(",", only));
    }
    if (ownStack) {
      all.add("--own-stack");
    }
    all.addAll(reporting.arguments());
    return all;
  }
}
