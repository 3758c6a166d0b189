package loopcraft.grader.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "update",
    description = {
      "Brings a newer release of the course; your exercise files stay as they are.",
      "In a git checkout it is fetched and merged; otherwise name a zip or folder with --from."
    })
final class UpdateCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description = "A zip or folder with the new release.")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--remote",
      paramLabel = "NAME|URL",
      defaultValue = "origin",
      description = "Where to fetch from (origin).")
  private String remote;

  @Option(names = "--branch", description = "What to fetch (the remote's default branch).")
  private Optional<String> branch = Optional.empty();

  @Override
  public Integer call() {
    // The checkout may be half a release old or broken: what is there counts, not what it means.
    var files = new LearnersFiles(learn.root());
    var changes =
        from.map(path -> new ReleaseUpdate(learn.root(), files).from(learn.from().resolve(path)))
            .orElseGet(() -> new GitUpdate(learn.root(), files).from(remote, branch));
    learn.screen().lines(changes.tell(learn.look()));
    return 0;
  }
}
