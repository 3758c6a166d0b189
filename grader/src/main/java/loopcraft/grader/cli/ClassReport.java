package loopcraft.grader.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.batch.Part;
import loopcraft.grader.course.Course;
import loopcraft.grader.report.Plain;
import loopcraft.grader.report.ReportOptions;
import loopcraft.grader.report.Reports;

/** Writes the report on a class, and says on the screen what is in it. */
final class ClassReport {

  /** Where the grades themselves are, in the folder of a report. */
  static final String GRADES = "grades";

  private final Learn learn;
  private final Course course;
  private final ReportOptions options;

  ClassReport(Learn learn, Course course, ReportOptions options) {
    this.learn = learn;
    this.course = course;
    this.options = options;
  }

  void write(Path folder, List<GradedSubmission> graded) {
    Path target = folder.toAbsolutePath().normalize();
    try {
      Path page = new Reports(course, options).write(target, graded);
      summary(graded, options.credit());
      learn.screen().line("Report: " + learn.places().show(page));
    } catch (IOException e) {
      throw new UsageException("The report cannot be written: " + e);
    }
  }

  /** What a merge needs to know of it. */
  void write(Path folder, Part part) {
    try {
      part.write(folder);
    } catch (IOException e) {
      throw new UsageException("The report cannot be written: " + e);
    }
  }

  private void summary(List<GradedSubmission> graded, Credit credit) {
    int rejected = (int) graded.stream().filter(each -> each.rejected().isPresent()).count();
    learn.screen().line("Graded: " + Text.count(graded.size() - rejected, "submission"));
    if (rejected > 0) {
      learn.screen().line("Not graded: " + rejected);
      graded.forEach(
          each ->
              each.rejected()
                  .ifPresent(
                      why -> learn.screen().line("  " + Plain.line(each.name() + ": " + why))));
    }
    long toLookAt = graded.stream().filter(ClassReport::needsAPerson).count();
    if (toLookAt > 0) {
      learn.screen().line("A person must look at %d of them: see the report.".formatted(toLookAt));
    }
    Optional<GradedSubmission> first =
        graded.stream().filter(each -> each.rejected().isEmpty()).findFirst();
    first.ifPresent(
        one ->
            learn
                .screen()
                .line(
                    "Points: %.0f on average, of %d"
                        .formatted(credit.average(graded), one.mostPoints())));
  }

  private static boolean needsAPerson(GradedSubmission submission) {
    return submission.rejected().isPresent()
        || !submission.refusals().isEmpty()
        || !submission.remarks().isEmpty()
        || !submission.toLookAt().isEmpty();
  }
}
