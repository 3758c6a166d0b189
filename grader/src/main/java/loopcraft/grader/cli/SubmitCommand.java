package loopcraft.grader.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import loopcraft.grader.course.CourseVersion;
import loopcraft.grader.submission.SubmissionWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "submit",
    description = "Packs your exercise files, and nothing else, to hand them in.")
final class SubmitCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Option(names = "--name", description = "Your name, for the file's name.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write the zip.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    var target =
        out.map(learn.from()::resolve)
            .orElseGet(() -> learn.root().resolve("submission-" + slug(who()) + ".zip"));
    var course = learn.workspace().course();
    var version = CourseVersion.of(course.root());
    var writer = new SubmissionWriter(course, version);
    var packed = writer.write(target, Instant.now());
    var places = learn.places();
    learn
        .screen()
        .line(
            "Packed %s into %s; made with version %s of the course."
                .formatted(Text.count(packed.files(), "file"), places.show(target), version));
    learn
        .screen()
        .line(
            packed.begun() == 0
                ? "In none of them you have written anything yet."
                : "You have written in %s of them.".formatted(packed.begun()));
    packed.missing().forEach(file -> learn.screen().line("  not there: " + places.show(file)));
    packed
        .strangers()
        .forEach(
            file ->
                learn
                    .screen()
                    .line("  left out, as it is no exercise's file: " + places.show(file)));
    return 0;
  }

  private String who() {
    return name.or(() -> Optional.ofNullable(System.getProperty("user.name")))
        .filter(user -> !user.isBlank() && !user.equals("root") && !user.equals("?"))
        .orElseGet(() -> learn.root().getFileName().toString());
  }

  private static String slug(String text) {
    var slug =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "mine" : slug;
  }
}
