package loopcraft.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import loopcraft.grader.batch.GradeBook;
import loopcraft.grader.batch.GradedSubmission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "merge",
    description = {
      "For instructors: one report of what ./learn grade --shard has graded in parts.",
      "It takes the folders that each part was told to write with --out."
    })
final class MergeCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The reports of the parts.")
  private List<Path> parts;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report of all is written (report).")
  private Path out = Path.of("report");

  @Mixin private HowToReport how = new HowToReport();

  @Override
  public Integer call() {
    var writing = new ClassReport(learn, learn.workspace().course(), how.options());
    List<GradedSubmission> all = List.copyOf(all().values());
    writing.write(learn.from().resolve(out), all);
    return 0;
  }

  private SortedMap<String, GradedSubmission> all() {
    SortedMap<String, GradedSubmission> all = new TreeMap<>();
    for (Path part : parts) {
      Path book = learn.from().resolve(part).resolve(ClassReport.GRADES);
      if (!Files.isDirectory(book)) {
        throw new UsageException(
            "In %s there are no grades: give the folder that was --out."
                .formatted(learn.places().show(learn.from().resolve(part))));
      }
      for (GradedSubmission graded : new GradeBook(book).all()) {
        GradedSubmission other = all.put(graded.name(), graded);
        if (other != null && !other.grades().equals(graded.grades())) {
          throw new UsageException(
              "%s has been graded in two parts, with different results; the second is %s."
                  .formatted(graded.name(), learn.places().show(book)));
        }
      }
    }
    return all;
  }
}
