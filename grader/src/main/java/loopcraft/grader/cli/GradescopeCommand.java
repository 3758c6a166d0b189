package loopcraft.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.course.Course;
import loopcraft.grader.files.WholeFile;
import loopcraft.grader.gradescope.Bundle;
import loopcraft.grader.report.Reports;
import loopcraft.grader.submission.SubmissionFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "gradescope",
    description = {
      "For instructors: makes an autograder to upload to Gradescope (--out).",
      "There, it calls this command for each submission (--submission, --results)."
    })
final class GradescopeCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write the autograder.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--submission",
      paramLabel = "PATH",
      description = "What to grade: a folder or a zip.")
  private Optional<Path> submission = Optional.empty();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Where to write its results, as Gradescope reads them.")
  private Optional<Path> results = Optional.empty();

  @Mixin private HowToGrade how = new HowToGrade();

  @Override
  public Integer call() {
    if (submission.isPresent() != results.isPresent() || out.isPresent() == results.isPresent()) {
      throw new UsageException("Say --out FILE, or --submission PATH and --results FILE.");
    }
    how.reporting().options();
    Course course = how.course(learn);
    how.only(course);
    try {
      if (out.isPresent()) {
        bundle(learn.from().resolve(out.get()));
      } else {
        grade(course, learn.from().resolve(submission.get()), learn.from().resolve(results.get()));
      }
      return 0;
    } catch (IOException e) {
      throw new UsageException("This could not be read or written: " + e);
    }
  }

  /** Only what the course consists of: a checkout may hold other things, as reports on a class. */
  private void bundle(Path target) throws IOException {
    List<String> files =
        CheckoutFiles.of(learn.root()).known().stream()
            .filter(file -> !file.contains("/src/wrong/"))
            .toList();
    new Bundle(learn.root(), files, how.extraTests(learn), how.arguments()).write(target);
    learn
        .screen()
        .line("Written: %s, with %d files.".formatted(learn.places().show(target), files.size()));
    learn
        .screen()
        .say(
            "Upload it at Configure Autograder, and give it more than the default memory (768 MB)"
                + " and time (10 min) in the assignment's settings. Gradescope's containers may"
                + " refuse bubblewrap: then results say that they are not sandboxed.");
  }

  private void grade(Course course, Path place, Path target) throws IOException {
    if (!Files.exists(place)) {
      throw new UsageException("There is no " + learn.places().show(place) + ".");
    }
    Path book = Files.createTempDirectory("loopcraft-grades");
    var one = new TreeMap<String, Path>();
    Path handedIn = Files.isDirectory(place) ? SubmissionFinder.packed(place).orElse(place) : place;
    one.put("submission", handedIn);
    GradedSubmission graded;
    try {
      graded =
          new UntrustedGrading(learn, how, 1).grade(course, one, book).submissions().getFirst();
    } finally {
      delete(book);
    }
    String text = new Reports(course, how.reporting().options()).gradescope(graded);
    WholeFile.write(target, temporary -> Files.writeString(temporary, text));
    learn.screen().line("Results: " + learn.places().show(target));
  }

  /** A folder of files. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
