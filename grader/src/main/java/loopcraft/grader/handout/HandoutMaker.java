package loopcraft.grader.handout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopcraft.grader.build.Builds;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseModule;

/** Makes the handout of a course. */
public final class HandoutMaker {

  /** What a student needs of a checkout as it is; what is not named here stays with the author. */
  private static final Pattern STUDENTS =
      Pattern.compile(
          "README\\.md|LICENSE|pom\\.xml|(learn|mvnw)(\\.cmd)?"
              + "|\\.(editorconfig|gitattributes|gitignore)|\\.(mvn|devcontainer)/.+"
              + "|grader/(pom\\.xml|src/main/.+)"
              + "|\\d\\d-[^/]+/(README\\.md|pom\\.xml|src/(main|demo|test|cpython)/.+)"
              + "|\\d\\d-[^/]+/(?!src/).+\\.(png|svg|jpe?g|gif)");

  /** What an assistant reads before it helps; for those that look elsewhere there are pointers. */
  private static final String FOR_ASSISTANTS = "AGENTS.md";

  private static final List<String> POINTERS = List.of("CLAUDE.md", "GEMINI.md");

  private static final String NOTE =
      """
      > This is a handout of Loopcraft %s: the course without its solutions, of which
      > there are class files only. A link to something that is left out says so; what Maven does
      > with `-Dimpl=solution`, `-Pbench` or `-Plibrary` needs the whole course.
      """;

  private final Course course;
  private final String version;
  private final Set<String> checkout;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private HandoutMaker(Course course, String version, Collection<String> paths) {
    this.course = course;
    this.version = version;
    checkout = Set.copyOf(paths);
  }

  /**
   * Makes it.
   *
   * @param course with its solutions
   * @param paths of the checkout's files, with slashes
   */
  public static Handout handout(
      Course course, Builds builds, String version, Collection<String> paths) {
    var maker = new HandoutMaker(course, version, paths);
    maker.checkout.stream()
        .filter(HandoutMaker::isForStudents)
        .forEach(path -> maker.files.put(path, FileContent.read(course.root().resolve(path))));
    course.modules().forEach(module -> maker.replaceSolution(module, builds));
    maker.leaveAuthorsTests();
    maker.addPages();
    return new Handout(version, maker.files);
  }

  /** Whether a file of the checkout is one that students receive as it is. */
  public static boolean isForStudents(String path) {
    return STUDENTS.matcher(path).matches();
  }

  private void replaceSolution(CourseModule module, Builds builds) {
    SortedMap<String, byte[]> stubs = stubs(module);
    String exercise = path(module.exercise()) + "/";
    stubs.forEach((name, stub) -> files.put(exercise + name, stub));
    files.put(path(module.stubs()), Zips.of(stubs));
    Path classes = builds.handout(module).classes();
    files.put(path(module.referenceJar()), Zips.of(below(classes)));
  }

  /** Made from the solutions: an author may have tried the exercises. */
  private static SortedMap<String, byte[]> stubs(CourseModule module) {
    var stubs = new TreeMap<String, byte[]>();
    module.exercises().stream()
        .flatMap(exercise -> exercise.files().stream())
        .forEach(
            file -> stubs.put(slashed(file), bytes(StubSource.of(module, file).orElseThrow())));
    return stubs;
  }

  private void leaveAuthorsTests() {
    for (CourseModule module : course.modules()) {
      Map<String, String> tests = sources(path(module.tests()) + "/");
      files.keySet().removeAll(tests.keySet());
      NeededTests.of(tests, sources(path(module.demos()) + "/"))
          .forEach(path -> files.put(path, bytes(tests.get(path))));
    }
  }

  private Map<String, String> sources(String folder) {
    var sources = new HashMap<String, String>();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(folder) && path.endsWith(".java")) {
            sources.put(path, text(content));
          }
        });
    return sources;
  }

  private void addPages() {
    files.put(FOR_ASSISTANTS, resource(FOR_ASSISTANTS));
    POINTERS.forEach(name -> files.put(name, bytes("@" + FOR_ASSISTANTS + "\n")));
    files.replaceAll((path, content) -> path.endsWith(".md") ? page(path, content) : content);
  }

  private byte[] page(String path, byte[] content) {
    String page = Page.of(path, text(content), this::isLeftOut);
    return bytes(path.equals("README.md") ? Page.withNote(page, NOTE.formatted(version)) : page);
  }

  /** Also of a folder. */
  private boolean isLeftOut(String path) {
    return isIn(checkout, path) && !isIn(files.keySet(), path);
  }

  private static boolean isIn(Set<String> paths, String path) {
    return paths.contains(path) || paths.stream().anyMatch(each -> each.startsWith(path + "/"));
  }

  private String path(Path file) {
    return slashed(course.root().relativize(file));
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static SortedMap<String, byte[]> below(Path folder) {
    var contents = new TreeMap<String, byte[]>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> contents.put(slashed(folder.relativize(file)), FileContent.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return contents;
  }

  private static byte[] resource(String name) {
    try (var in = HandoutMaker.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
