package loopcraft.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import loopcraft.grader.batch.Batch;
import loopcraft.grader.batch.BatchOptions;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.CsvReport;
import loopcraft.grader.batch.GradeBook;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.course.Course;
import loopcraft.grader.run.Grader;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.Precautions;
import loopcraft.grader.submission.IntakeLimits;
import loopcraft.grader.submission.SubmissionFinder;
import loopcraft.grader.submission.SubmissionReader;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--partial",
      description = "Points for each test that holds, in place of all or nothing.")
  private boolean partial;

  @Option(
      names = "--own-stack",
      description = "Grade what passes on the student's own runtime as well.")
  private boolean ownStack;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "How many submissions are graded at the same time (the processors).")
  private int atOnce = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    SortedMap<String, Path> submissions = submissions();
    Course course = learn.workspace().course();
    Path folder = learn.from().resolve(out).toAbsolutePath().normalize();
    var precautions = Precautions.here();
    learn.screen().line(precautions.box().description());
    List<GradedSubmission> graded;
    learn.screen().meanwhile("compiling …");
    try (var grader = new Grader(course, GraderOptions.defaults().withPrecautions(precautions))) {
      grader.prepareForMany();
      var batch =
          new Batch(
              course,
              new SubmissionReader(course, IntakeLimits.defaults()),
              grader::grade,
              new GradeBook(folder.resolve("grades")),
              new BatchOptions(Math.max(1, atOnce), ownStack, key(course, grader)));
      graded = graded(batch, submissions);
    }
    learn.screen().done();
    var credit = partial ? Credit.PARTIAL : Credit.ALL_OR_NOTHING;
    Path table = write(folder.resolve("grades.csv"), new CsvReport(credit).of(graded));
    summary(graded, credit);
    learn.screen().line("Table: " + learn.places().show(table));
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

  /** Of all that a grade depends on beside the submission. */
  private static String key(Course course, Grader grader) {
    var fingerprint = new Fingerprint();
    course.modules().forEach(module -> fingerprint.add(grader.builds().tests(module).key()));
    return fingerprint.hex();
  }

  private List<GradedSubmission> graded(Batch batch, SortedMap<String, Path> submissions) {
    var done = new AtomicInteger();
    return batch.run(
        submissions,
        submission ->
            learn
                .screen()
                .meanwhile(
                    "%d of %d graded, the last one %s"
                        .formatted(done.incrementAndGet(), submissions.size(), submission.name())));
  }

  private static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UsageException("The table cannot be written: " + e.getMessage());
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
                  .ifPresent(why -> learn.screen().line("  " + each.name() + ": " + why)));
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
