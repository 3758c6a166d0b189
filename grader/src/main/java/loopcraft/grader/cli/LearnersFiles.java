package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import loopcraft.grader.cli.UpdateReport.Both;

/** The learner's part of a checkout: everything in {@code NN-topic/src/exercise}. */
final class LearnersFiles {

  static final String NEW_STUB = ".new-stub";

  private static final Pattern EXERCISE = Pattern.compile("\\d\\d-[^/]+/src/exercise/.+");

  private final Path root;

  LearnersFiles(Path root) {
    this.root = root;
  }

  /** Whether a path (relative to the root, with slashes) is the learner's. */
  static boolean owns(String path) {
    return EXERCISE.matcher(path).matches();
  }

  /** Their contents, by path. */
  Map<String, byte[]> read() {
    var contents = new TreeMap<String, byte[]>();
    try (var modules = Files.newDirectoryStream(root, "[0-9][0-9]-*")) {
      for (var module : modules) {
        var folder = module.resolve("src").resolve("exercise");
        if (Files.isDirectory(folder)) {
          try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
              contents.put(name(file), Files.readAllBytes(file));
            }
          }
        }
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Puts a copy of the learner's files into a folder. */
  void saveTo(Path folder, Map<String, byte[]> contents) {
    contents.forEach((name, content) -> write(folder.resolve(name), content));
  }

  /**
   * After the course has been replaced: puts the learner's files back, and gives them new stubs
   * where they had written nothing.
   *
   * @param mine the learner's files before
   * @param oldStubs the stubs that they began with, as far as they are known
   * @param newStubs the stubs of the new release
   */
  UpdateReport restore(
      String summary,
      Map<String, byte[]> mine,
      Function<String, String> oldStubs,
      Map<String, byte[]> newStubs) {
    var freshened = new ArrayList<String>();
    var both = new ArrayList<Both>();
    mine.forEach(
        (name, content) -> {
          var now = newStubs.containsKey(name) ? text(newStubs.get(name)) : null;
          var before = oldStubs.apply(name);
          var written = text(content);
          if (now == null || now.equals(written)) {
            write(root.resolve(name), content);
          } else if (written.equals(before)) {
            write(root.resolve(name), newStubs.get(name));
            freshened.add(name);
          } else {
            write(root.resolve(name), content);
            if (!now.equals(before)) {
              write(root.resolve(name + NEW_STUB), newStubs.get(name));
              both.add(new Both(name, name + NEW_STUB));
            }
          }
        });
    newStubs.forEach(
        (name, content) -> {
          if (!mine.containsKey(name)) {
            write(root.resolve(name), content);
          }
        });
    return new UpdateReport(summary, freshened, both);
  }

  static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
        Files.write(file, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
