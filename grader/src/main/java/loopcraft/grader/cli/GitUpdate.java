package loopcraft.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Updates a git checkout: merges a newer release, with the learner's exercise files set aside
 * before and put back after, committed or not.
 */
final class GitUpdate {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path root;
  private final LearnersFiles files;
  private final Git git;

  GitUpdate(Path root, LearnersFiles files) {
    this.root = root;
    this.files = files;
    this.git = new Git(root);
  }

  /** A folder for what an update sets aside. */
  static Path backup(Path root) {
    return root.resolve(".learn").resolve("update").resolve(STAMP.format(Instant.now()));
  }

  UpdateReport from(String remote, Optional<String> branch) {
    requireCheckout();
    requireNothingElseChanged();
    var fetch = new ArrayList<>(List.of("fetch", "--quiet", remote));
    branch.ifPresent(fetch::add);
    git.run(fetch.toArray(String[]::new));
    var release = release(remote, branch);
    if (git.attempt("merge-base", "--is-ancestor", release, "HEAD").ok()) {
      return UpdateReport.nothing("The course is up to date.");
    }
    requireCommonHistory(release);
    return merge(release);
  }

  /** A copy that was made from a template has none. */
  private void requireCommonHistory(String release) {
    if (!git.attempt("merge-base", "HEAD", release).ok()) {
      throw new UsageException(
          "What was fetched and your copy have no history in common, as with copies of a template."
              + " Download the new release, and name it: ./learn update --from PATH");
    }
  }

  private void requireCheckout() {
    var top = git.attempt("rev-parse", "--show-toplevel");
    if (!top.ok() || !sameFolder(Path.of(top.text()))) {
      throw new UsageException(
          "This copy of the course is no git checkout: name the new release with --from PATH.");
    }
  }

  private boolean sameFolder(Path other) {
    try {
      return Files.isSameFile(root, other);
    } catch (IOException e) {
      return false;
    }
  }

  private void requireNothingElseChanged() {
    var changed =
        git.lines("diff", "--name-only", "HEAD").stream()
            .filter(path -> !LearnersFiles.owns(path))
            .toList();
    if (!changed.isEmpty()) {
      throw new UsageException(
          "You have changed files of the course itself: %s. Commit them, or undo the change with"
                  .formatted(String.join(", ", changed.subList(0, Math.min(5, changed.size()))))
              + " git restore, and update again.");
    }
  }

  /** Without a branch, what the remote's default is; FETCH_HEAD lists all branches then. */
  private String release(String remote, Optional<String> branch) {
    var head = "refs/remotes/" + remote + "/HEAD";
    var isDefault = branch.isEmpty() && git.attempt("rev-parse", "--verify", head).ok();
    return git.run("rev-parse", "--verify", isDefault ? head : "FETCH_HEAD");
  }

  private UpdateReport merge(String release) {
    var mine = files.read();
    var backup = backup(root);
    files.saveTo(backup, mine);
    var before = git.run("rev-parse", "HEAD");
    var old = stubs(git.run("merge-base", "HEAD", release));
    var fresh = stubs(release);
    setAside(mine);
    try {
      mergeCommitted(release);
    } catch (UsageException conflict) {
      git.attempt("merge", "--abort");
      git.attempt("reset", "--quiet", "--hard", before);
      mine.forEach((name, content) -> LearnersFiles.write(root.resolve(name), content));
      throw conflict;
    }
    return files.restore(
        "The course is updated; a copy of your files as they were is in " + root.relativize(backup),
        mine,
        name -> old.containsKey(name) ? LearnersFiles.text(old.get(name)) : null,
        fresh);
  }

  /** Lets git see the exercise folders as they were committed. */
  private void setAside(Map<String, byte[]> mine) {
    var untracked = git.lines("ls-files", "--others", "--", ":(glob)*/src/exercise/**");
    untracked.stream().filter(mine::containsKey).forEach(this::delete);
    if (!git.lines("ls-files", "--", ":(glob)*/src/exercise/**").isEmpty()) {
      git.run("checkout", "--quiet", "HEAD", "--", ":(glob)*/src/exercise/**");
    }
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(root.resolve(name));
    } catch (IOException e) {
      throw new UsageException("cannot set " + name + " aside: " + e.getMessage());
    }
  }

  private void mergeCommitted(String release) {
    if (git.attempt("merge", "--quiet", "--ff-only", release).ok()) {
      return;
    }
    git.attempt("merge", "--quiet", "--no-ff", "--no-commit", release);
    for (var path : git.lines("diff", "--name-only", "--diff-filter=U")) {
      if (!LearnersFiles.owns(path)) {
        throw new UsageException(
            "You have committed changes to the course itself that the new release changes too: "
                + path
                + ". Nothing was updated. Merge by hand: git merge "
                + release);
      }
      if (!git.attempt("checkout", "--quiet", "--ours", "--", path).ok()) {
        git.run("rm", "--quiet", "--cached", "--", path);
      } else {
        git.run("add", "--", path);
      }
    }
    commit();
  }

  private void commit() {
    var arguments = new ArrayList<String>();
    if (!git.attempt("config", "user.email").ok()) {
      arguments.addAll(List.of("-c", "user.name=learner", "-c", "user.email=learner@localhost"));
    }
    arguments.addAll(List.of("commit", "--quiet", "--no-verify", "-m", "Update the course"));
    git.run(arguments.toArray(String[]::new));
  }

  /** The exercise files of a commit. */
  private Map<String, byte[]> stubs(String commit) {
    var stubs = new TreeMap<String, byte[]>();
    for (var path : git.lines("ls-tree", "-r", "--name-only", "--full-tree", commit)) {
      if (LearnersFiles.owns(path)) {
        stubs.put(path, git.attempt("show", commit + ":" + path).out());
      }
    }
    return stubs;
  }
}
