package loopcraft.grader.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loopcraft.grader.box.Box;
import loopcraft.grader.course.Course;
import loopcraft.grader.run.Grader;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.Precautions;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Where hostile code is graded: one course, and graders that know different precautions. */
final class Arena implements AutoCloseable {

  private final Box box = Box.here();
  private final Path root;
  private final Course course;
  private final Grader scanning;
  private final Grader boxing;
  private final Grader bare;

  private Arena() throws IOException {
    root = Files.createTempDirectory("hostile course");
    course = HostileCourse.in(root);
    var none = Box.none("this is a test of what then happens");
    scanning = grader(Precautions.in(box));
    boxing = grader(Precautions.in(box).withoutScan());
    bare = grader(Precautions.in(none).withoutScan());
    scanning.prepareForMany();
    // Their compilers go on: whatever else has been started ends with each grading.
    grade(scanning, honest(1));
    grade(boxing, honest(2));
    grade(bare, honest(3));
  }

  private Grader grader(Precautions precautions) {
    return new Grader(course, GraderOptions.defaults().withPrecautions(precautions));
  }

  /** One of several, so that it has to be compiled. */
  private static Attack honest(int number) {
    return Attack.source(
        "an honest answer", Attack.answer("return a + b;", "int n = %d;".formatted(number)));
  }

  Box box() {
    return box;
  }

  Course course() {
    return course;
  }

  /** With all precautions there are. */
  Grader scanning() {
    return scanning;
  }

  /** As if the scan had missed everything. */
  Grader boxing() {
    return boxing;
  }

  /** With neither a scan nor a box. */
  Grader bare() {
    return bare;
  }

  Verdict grade(Grader grader, Attack attack) {
    return grader.grade(
        course.find(attack.exercise()).orElseThrow(),
        Stack.ISOLATED,
        SourceOverride.handedIn(attack.files()));
  }

  /** The processes that this one has started, and those that they have. */
  static Set<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  /** All files of the course, but for what the grader keeps for itself. */
  List<String> files() throws IOException {
    try (var found = Files.walk(root)) {
      return found
          .map(root::relativize)
          .filter(path -> !path.startsWith(".learn"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    scanning.close();
    boxing.close();
    bare.close();
    try (var found = Files.walk(root)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Gives all classes of tests the same arena, and closes it after the last one. */
  static final class Provider implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Arena.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Arena.class))
          .computeIfAbsent(Arena.class, _ -> open(), Arena.class);
    }

    private static Arena open() {
      try {
        return new Arena();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
