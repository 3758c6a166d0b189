package loopcraft.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.report.Plain;
import loopcraft.grader.report.ReportOptions;
import loopcraft.grader.report.Reports;
import loopcraft.grader.submission.SubmissionFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "grade",
    description = {
      "For instructors: grades submissions that nobody trusts.",
      "Zips, folders, checkouts, or folders of these. What was graded before is not graded again."
    })
final class GradeCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Where the submissions are.")
  private List<Path> places;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the grades and reports are written (report).")
  private Path out = Path.of("report");

  @Mixin private HowToGrade how = new HowToGrade();

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "How many submissions are graded at the same time (the processors).")
  private int atOnce = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    ReportOptions options = how.reports();
    Path folder = learn.from().resolve(out).toAbsolutePath().normalize();
    List<GradedSubmission> graded =
        new UntrustedGrading(learn, how, atOnce).grade(submissions(), folder.resolve("grades"));
    Path page = write(new Reports(learn.workspace().course(), options), folder, graded);
    summary(graded, options.credit());
    learn.screen().line("Report: " + learn.places().show(page));
    return 0;
  }

  private SortedMap<String, Path> submissions() {
    List<Path> resolved = places.stream().map(learn.from()::resolve).toList();
    resolved.stream()
        .filter(place -> !Files.exists(place))
        .findFirst()
        .ifPresent(
            place -> {
              throw new UsageException("There is no " + learn.places().show(place) + ".");
            });
    var found = new TreeMap<>(SubmissionFinder.in(resolved));
    if (found.isEmpty()) {
      throw new UsageException("There are no submissions: no zips and no folders.");
    }
    return found;
  }

  private static Path write(Reports reports, Path folder, List<GradedSubmission> graded) {
    try {
      return reports.write(folder, graded);
    } catch (IOException e) {
      throw new UsageException("The report cannot be written: " + e);
    }
  }

  private void summary(List<GradedSubmission> graded, Credit credit) {
    long rejected = graded.stream().filter(each -> each.rejected().isPresent()).count();
    learn.screen().line("Graded: " + Text.count(graded.size(), "submission"));
    if (rejected > 0) {
      learn.screen().line("Not graded, look at them: " + rejected);
      graded.forEach(
          each ->
              each.rejected()
                  .ifPresent(
                      why -> learn.screen().line("  " + Plain.line(each.name() + ": " + why))));
    }
    long remarked = graded.stream().filter(each -> !each.remarks().isEmpty()).count();
    if (remarked > 0) {
      learn.screen().line("With remarks, in the table: " + remarked);
    }
    Optional<GradedSubmission> first =
        graded.stream().filter(each -> each.rejected().isEmpty()).findFirst();
    first.ifPresent(
        one ->
            learn
                .screen()
                .line(
                    "Points: %.0f on average, of %d"
                        .formatted(
                            graded.stream()
                                .mapToDouble(each -> each.points(credit))
                                .average()
                                .orElse(0),
                            one.mostPoints())));
  }
}
