package loopcraft.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import loopcraft.grader.batch.GradeBook;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.batch.Part;
import loopcraft.grader.batch.Shard;
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
    Map<Path, Part> read = new LinkedHashMap<>();
    for (Path part : parts) {
      Path folder = learn.from().resolve(part).toAbsolutePath().normalize();
      read.put(folder, Part.read(folder).orElseThrow(() -> noReport(folder)));
    }
    Path target = learn.from().resolve(out).toAbsolutePath().normalize();
    if (read.keySet().stream().anyMatch(part -> isSame(part, target))) {
      throw new UsageException(
          "%s is the report of a part, and would be lost: give another folder with --out."
              .formatted(learn.places().show(target)));
    }
    requireAll(read.values().stream().map(Part::shard).toList());
    requireOneWay(read);
    var report = new ClassReport(learn, learn.workspace().course(), how.options());
    report.write(target, List.copyOf(all(read).values()));
    return 0;
  }

  private static boolean isSame(Path part, Path target) {
    try {
      return Files.isSameFile(part, target);
    } catch (IOException targetIsNew) {
      return false;
    }
  }

  private UsageException noReport(Path folder) {
    return new UsageException(
        "In %s there is no report of ./learn grade: give the folder that was --out."
            .formatted(learn.places().show(folder)));
  }

  private static void requireAll(List<Shard> shards) {
    int count = shards.getFirst().count();
    if (shards.stream().anyMatch(shard -> shard.count() != count)) {
      throw new UsageException("The class was split into different numbers of parts: " + shards);
    }
    List<String> missing =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> new Shard(number, count))
            .filter(shard -> !shards.contains(shard))
            .map(Shard::toString)
            .toList();
    if (!missing.isEmpty()) {
      throw new UsageException("A part is missing: " + String.join(", ", missing) + ".");
    }
  }

  private void requireOneWay(Map<Path, Part> read) {
    String rules = read.values().iterator().next().rules();
    read.forEach(
        (folder, part) -> {
          if (!part.rules().equals(rules)) {
            throw new UsageException(
                ("%s was graded in another way than the first part: with another course, another"
                        + " --only or --own-stack, or other --extra-tests.")
                    .formatted(learn.places().show(folder)));
          }
        });
  }

  /** What each part reports on: its book may hold more, from earlier calls. */
  private SortedMap<String, GradedSubmission> all(Map<Path, Part> read) {
    SortedMap<String, GradedSubmission> all = new TreeMap<>();
    read.forEach(
        (folder, part) ->
            new GradeBook(folder.resolve(ClassReport.GRADES))
                .all().stream()
                    .filter(graded -> part.submissions().contains(graded.name()))
                    .forEach(graded -> add(all, graded, folder)));
    return all;
  }

  private void add(SortedMap<String, GradedSubmission> all, GradedSubmission graded, Path folder) {
    GradedSubmission other = all.put(graded.name(), graded);
    if (other != null && !other.grades().equals(graded.grades())) {
      throw new UsageException(
          "%s has been graded in two parts, with different results; the second is %s."
              .formatted(graded.name(), learn.places().show(folder)));
    }
  }
}
