package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a checkout of the course consists of, as opposed to what was made in it: what git
 * knows, or without it what is there.
 *
 * @param known their paths, with slashes
 * @param unknown of files that git does not know, and has not been told to ignore
 */
record CheckoutFiles(List<String> known, List<String> unknown) {

  /** Where there is no git to ask. */
  private static final Pattern MADE =
      Pattern.compile(
          "(.*/)?(\\.git|\\.learn|\\.idea|\\.vscode|target|__pycache__)/.*"
              + "|report/.*|(autograder|submission-)[^/]*\\.zip"
              + "|(.*/)?(Scratch[^/]*\\.java|[^/]*\\.(mine-\\d+|new-stub|iml)|\\.DS_Store)");

  /** Those of a checkout. */
  static CheckoutFiles of(Path root) {
    if (!Files.exists(root.resolve(".git"))) {
      return new CheckoutFiles(present(root), List.of());
    }
    try {
      var git = new Git(root);
      return new CheckoutFiles(
          existing(root, git.run("ls-files", "-z")),
          existing(root, git.run("ls-files", "-z", "--others", "--exclude-standard")));
    } catch (UncheckedIOException noGit) {
      throw new UsageException(
          "Only git knows which files belong to this checkout, and there is no git command.");
    }
  }

  private static List<String> existing(Path root, String paths) {
    return Stream.of(paths.split("\0"))
        .filter(path -> Files.isRegularFile(root.resolve(path)))
        .toList();
  }

  private static List<String> present(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !MADE.matcher(path).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }
}
