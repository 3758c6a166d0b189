package loopcraft.grader.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.files.WholeFile;
import loopcraft.grader.handout.FileList;
import loopcraft.grader.handout.StubSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a learner hands in: the exercise files under their paths in the course, and a manifest. */
public final class SubmissionWriter {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Course course;
  private final String version;

  /**
   * What was packed.
   *
   * @param files how many
   * @param begun how many of these are not as they were at the start
   * @param missing the exercise files that are not there
   * @param strangers Java files beside them that belong to no exercise
   */
  public record Packed(int files, int begun, List<Path> missing, List<Path> strangers) {}

  /**
   * Submissions of a course.
   *
   * @param version of the course, for the manifest
   */
  public SubmissionWriter(Course course, String version) {
    this.course = course;
    this.version = version;
  }

  /** Writes the zip of what is in the course's folder. */
  public Packed write(Path target, Instant now) {
    return write(target, now, SubmissionWriter::ifThere);
  }

  /**
   * Writes a zip of other files.
   *
   * @param content of the file that would be at a place in the course's folder, if there is one
   */
  public Packed write(Path target, Instant now, Function<Path, Optional<byte[]>> content) {
    var contents = new TreeMap<String, byte[]>();
    var exercises = new LinkedHashMap<String, Map<String, String>>();
    var stubs = new TreeMap<String, String>();
    var missing = new ArrayList<Path>();
    int begun = 0;
    for (var exercise : course.exercises()) {
      stubs.putAll(stubs(exercise));
      var hashes = new TreeMap<String, String>();
      for (var file : files(exercise)) {
        Optional<byte[]> bytes = content.apply(file);
        if (bytes.isPresent()) {
          contents.put(name(file), bytes.get());
          hashes.put(name(file), FileList.sha256(bytes.get()));
          begun += StubSource.hash(bytes.get()).equals(stubs.get(name(file))) ? 0 : 1;
        } else {
          missing.add(file);
        }
      }
      exercises.put(exercise.id(), hashes);
    }
    var created = now.truncatedTo(ChronoUnit.SECONDS).toString();
    var manifest = new Manifest(version, created, exercises, stubs);
    zip(target, JSON.writeValueAsString(manifest), contents);
    return new Packed(contents.size(), begun, missing, strangers(contents));
  }

  private List<Path> files(CourseExercise exercise) {
    var root = course.moduleOf(exercise).exercise();
    return exercise.files().stream().map(root::resolve).toList();
  }

  private Map<String, String> stubs(CourseExercise exercise) {
    var module = course.moduleOf(exercise);
    var stubs = new TreeMap<String, String>();
    for (var file : exercise.files()) {
      StubSource.hashOf(module, file)
          .ifPresent(hash -> stubs.put(name(module.exercise().resolve(file)), hash));
    }
    return stubs;
  }

  private String name(Path file) {
    return course.root().relativize(file).toString().replace('\\', '/');
  }

  private List<Path> strangers(Map<String, byte[]> packed) {
    var strangers = new ArrayList<Path>();
    for (var module : course.modules()) {
      if (Files.isDirectory(module.exercise())) {
        try (var files = Files.walk(module.exercise())) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !packed.containsKey(name(file)))
              .sorted()
              .forEach(strangers::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return strangers;
  }

  private static void zip(Path target, String manifest, Map<String, byte[]> contents) {
    try {
      WholeFile.write(
          target,
          temporary -> {
            try (var zip = new ZipOutputStream(Files.newOutputStream(temporary))) {
              add(zip, Manifest.NAME, (manifest + "\n").getBytes(StandardCharsets.UTF_8));
              for (var entry : contents.entrySet()) {
                add(zip, entry.getKey(), entry.getValue());
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static Optional<byte[]> ifThere(Path file) {
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
