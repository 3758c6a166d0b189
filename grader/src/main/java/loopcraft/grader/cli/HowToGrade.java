package loopcraft.grader.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.report.ReportOptions;
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
      names = "--partial",
      description = "Points for each test that holds, in place of all or nothing.")
  private boolean partial;

  @Option(
      names = "--own-stack",
      description = "Grade what passes on the student's own runtime as well.")
  private boolean ownStack;

  @Option(
      names = "--lessons",
      paramLabel = "URL",
      description = {
        "Where students read the course, for links from their pages: what stands before",
        "01-event-loop/README.md, such as https://github.com/OWNER/NAME/blob/main."
      })
  private Optional<URI> lessons = Optional.empty();

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

  /** What reports need to know. */
  ReportOptions reports() {
    try {
      var credit = partial ? Credit.PARTIAL : Credit.ALL_OR_NOTHING;
      return ReportOptions.of(credit).withLessons(lessons);
    } catch (IllegalArgumentException noAddress) {
      throw new UsageException("--lessons: " + noAddress.getMessage());
    }
  }

  /** The same, to be said to another call. */
  List<String> arguments() {
    var all = new ArrayList<String>();
    if (!only.isEmpty()) {
      all.add("--only=" + String.join(",", only));
    }
    if (partial) {
      all.add("--partial");
    }
    if (ownStack) {
      all.add("--own-stack");
    }
    lessons.ifPresent(place -> all.add("--lessons=" + place));
    return all;
  }
}
