package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import loopcraft.grader.author.AuthorException;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.handout.StubSource;

/** Updates from a zip or folder with a newer release. */
final class ReleaseUpdate {

  /** What is the learner's, or made on this machine. */
  private static final Pattern NOT_RELEASED =
      Pattern.compile("(\\.git|\\.learn|\\.idea|\\.vscode)/.*|(.*/)?target/.*|submission-.*\\.zip");

  /** Where the course owns every file, so that one that a release no longer has must go. */
  private static final Pattern COURSES_OWN =
      Pattern.compile("grader/.*|\\d\\d-[^/]+/src/(main|test|demo|solution|wrong|cpython)/.*");

  private final Path root;
  private final LearnersFiles files;

  ReleaseUpdate(Path root, LearnersFiles files) {
    this.root = root;
    this.files = files;
  }

  UpdateReport from(Path release) {
    if (Files.isDirectory(release)) {
      return update(release);
    }
    if (!Files.isRegularFile(release)) {
      throw new UsageException(release + " is neither a zip nor a folder.");
    }
    try (var zip = FileSystems.newFileSystem(release, Map.of())) {
      return update(zip.getPath("/"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + release, e);
    }
  }

  private UpdateReport update(Path folder) {
    var source = courseIn(folder);
    var released = new TreeMap<String, byte[]>();
    var stubs = new TreeMap<String, byte[]>();
    contents(source)
        .forEach(
            (name, content) -> (LearnersFiles.owns(name) ? stubs : released).put(name, content));
    var mine = files.read();
    var backup = GitUpdate.backup(root);
    files.saveTo(backup, mine);
    var oldStubs = new TreeMap<String, String>();
    mine.keySet().forEach(name -> oldStub(name, oldStubs));
    var replaced = replace(released, backup);
    return files.restore(
        "The course is updated (%s); what was there before is in %s"
            .formatted(Text.count(replaced, "file"), root.relativize(backup)),
        mine,
        oldStubs::get,
        stubs);
  }

  /** A zip often has one folder with everything in it. */
  private static Path courseIn(Path folder) {
    try (var children = Files.list(folder)) {
      var all = children.toList();
      var course =
          isCourse(folder)
              ? folder
              : all.stream().filter(ReleaseUpdate::isCourse).findFirst().orElse(null);
      if (course == null) {
        throw new UsageException("There is no course in there: no pom.xml beside a grader folder.");
      }
      return course;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCourse(Path folder) {
    return Files.isRegularFile(folder.resolve("pom.xml"))
        && Files.isDirectory(folder.resolve("grader"));
  }

  private static Map<String, byte[]> contents(Path source) {
    var contents = new TreeMap<String, byte[]>();
    try (var all = Files.walk(source)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var name = source.relativize(file).toString().replace('\\', '/');
        if (!NOT_RELEASED.matcher(name).matches()) {
          contents.put(name, Files.readAllBytes(file));
        }
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int replace(Map<String, byte[]> released, Path backup) {
    var replaced = new ArrayList<String>();
    var present = contents(root);
    released.forEach(
        (name, content) -> {
          var target = root.resolve(name).normalize();
          if (!target.startsWith(root)) {
            throw new UsageException("The release has a file outside of the course: " + name);
          }
          var before = present.get(name);
          if (before == null || !Arrays.equals(before, content)) {
            keep(name, before, backup);
            LearnersFiles.write(target, content);
            replaced.add(name);
          }
        });
    for (var entry : present.entrySet()) {
      var name = entry.getKey();
      if (COURSES_OWN.matcher(name).matches() && !released.containsKey(name)) {
        keep(name, entry.getValue(), backup);
        delete(root.resolve(name));
        replaced.add(name);
      }
    }
    List.of("learn", "mvnw", ".ci/run").forEach(this::makeExecutable);
    return replaced.size();
  }

  private static void keep(String name, byte[] content, Path backup) {
    if (content != null) {
      LearnersFiles.write(backup.resolve(name), content);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeExecutable(String script) {
    var file = root.resolve(script);
    if (Files.isRegularFile(file) && !file.toFile().setExecutable(true)) {
      throw new UsageException(script + " could not be made executable; run: chmod +x " + script);
    }
  }

  /** The stub that a learner's file began as, from the release that is still here. */
  private void oldStub(String name, Map<String, String> stubs) {
    var parts = name.split("/", 2);
    var prefix = "src/exercise/java/";
    if (!parts[1].startsWith(prefix)) {
      return;
    }
    var module = CourseModule.unread(root.resolve(parts[0]));
    try {
      StubSource.of(module, Path.of(parts[1].substring(prefix.length())))
          .ifPresent(stub -> stubs.put(name, stub.replace("\r\n", "\n")));
    } catch (AuthorException | UncheckedIOException unknown) {
      // Then the file counts as the learner's.
    }
  }
}
