package loopcraft.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import loopcraft.grader.batch.Part;
import loopcraft.grader.batch.Shard;
import loopcraft.grader.course.Course;
import loopcraft.grader.submission.SubmissionFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

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
      description =
          "How many submissions are graded at the same time (twice as many as processors).")
  private int atOnce = 2 * Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description = "Grade only part I of N, for N machines; ./learn merge puts them together.")
  private Shard shard = Shard.WHOLE;

  @Override
  public Integer call() {
    Course course = how.course(learn);
    var report = new ClassReport(learn, course, how.reporting().options());
    Path folder = learn.from().resolve(out).toAbsolutePath().normalize();
    SortedMap<String, Path> submissions = shard.of(submissions());
    UntrustedGrading.Graded graded =
        new UntrustedGrading(learn, how, atOnce)
            .grade(course, submissions, folder.resolve(ClassReport.GRADES));
    report.write(folder, graded.submissions());
    report.write(folder, new Part(shard, graded.rules(), List.copyOf(submissions.keySet())));
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

  private static final class ShardConverter implements ITypeConverter<Shard> {

    @Override
    public Shard convert(String value) {
      try {
        return Shard.parse(value);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }
}
