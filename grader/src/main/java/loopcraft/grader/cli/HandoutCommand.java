package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import loopcraft.grader.build.Builds;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseVersion;
import loopcraft.grader.course.Preview;
import loopcraft.grader.handout.Handout;
import loopcraft.grader.handout.HandoutFolder;
import loopcraft.grader.handout.HandoutMaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "handout",
    description = {
      "For instructors: makes the repository that students receive, without the solutions.",
      "Over an older handout it brings what is new; what you changed there stays."
    })
final class HandoutCommand implements Callable<Integer> {

  private static final int NAMED = 10;

  @ParentCommand private Learn learn;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Where to: a folder that is new, empty, or an older handout.")
  private Path to;

  @Override
  public Integer call() {
    Course course = learn.workspace().course();
    Path folder = learn.from().resolve(to).toAbsolutePath().normalize();
    requireSolutions(course);
    requireRoom(folder);
    var checkout = CheckoutFiles.of(course.root());
    requireJdk(course, checkout);
    learn.screen().meanwhile("compiling …");
    Handout handout;
    try (var builds = new Builds(course)) {
      handout =
          HandoutMaker.handout(course, builds, CourseVersion.of(course.root()), checkout.known());
    }
    var written = write(handout, folder);
    learn.screen().done();
    tell(handout, written);
    list(
        "not known to git, so left out:",
        checkout.unknown().stream().filter(HandoutMaker::isForStudents).toList(),
        "");
    if (written.before().isEmpty()) {
      tellHowToGiveItOut(folder);
    }
    return 0;
  }

  private static HandoutFolder.Written write(Handout handout, Path folder) {
    try {
      return HandoutFolder.write(handout, folder);
    } catch (UncheckedIOException e) {
      throw new UsageException(
          "The handout is not whole: %s (%s)."
              .formatted(e.getMessage(), e.getCause().getMessage()));
    }
  }

  private static void requireSolutions(Course course) {
    if (course.modules().isEmpty()
        || !course.modules().stream().allMatch(module -> Files.isDirectory(module.solution()))) {
      throw new UsageException(
          "This copy of the course has no solutions, so no handout can be made of it.");
    }
  }

  private static void requireJdk(Course course, CheckoutFiles checkout) {
    if (!Preview.isHere()
        && checkout.known().stream()
            .filter(path -> path.matches("\\d\\d-.*\\.java"))
            .map(path -> read(course.root().resolve(path)))
            .anyMatch(Preview::isUsedBy)) {
      throw new UsageException(
          "This course's handout must be made with JDK 25, since it uses previews of that.");
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source, e);
    }
  }

  private void requireRoom(Path folder) {
    if (folder.startsWith(learn.root()) || learn.root().startsWith(folder)) {
      throw new UsageException("A handout must lie outside of the course's own folder.");
    }
    if (!HandoutFolder.takes(folder)) {
      throw new UsageException(
          "%s is not empty, and no handout: nothing was written."
              .formatted(learn.places().show(folder)));
    }
  }

  private void tell(Handout handout, HandoutFolder.Written written) {
    var screen = learn.screen();
    screen.line(
        written
                .before()
                .map(
                    before ->
                        "The handout is updated, from %s to %s: "
                            .formatted(before, handout.version()))
                .orElse("The handout is made, of %s: ".formatted(handout.version()))
            + Text.count(written.written().size(), "file")
            + " written"
            + (written.removed().isEmpty()
                ? ""
                : ", %d removed".formatted(written.removed().size()))
            + ".");
    list(
        "changed by you, so the new one lies beside it:",
        written.changedByOwner(),
        HandoutFolder.NEWER);
    list("deleted by you, so not written again:", written.deletedByOwner(), "");
  }

  private void tellHowToGiveItOut(Path folder) {
    var screen = learn.screen();
    screen.say(
        "To give it out, make it a git repository, or a template for GitHub Classroom: it is plain"
            + " files, and its .gitignore keeps out what is built.");
    screen.line("  cd \"%s\"".formatted(folder));
    screen.line("  git init");
    screen.line("  git add .");
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      // Windows has no such mark, and Linux and macOS need it.
      screen.line("  git update-index --chmod=+x learn mvnw");
    }
    screen.line("  git commit -m \"The course\"");
  }

  private void list(String what, List<String> paths, String ending) {
    if (paths.isEmpty()) {
      return;
    }
    learn.screen().line("  " + what);
    paths.stream().limit(NAMED).forEach(path -> learn.screen().line("    " + path + ending));
    if (paths.size() > NAMED) {
      learn.screen().line("    and %d more".formatted(paths.size() - NAMED));
    }
  }
}
