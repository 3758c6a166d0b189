package loopcraft.grader.author;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import loopcraft.grader.course.CourseModule;

/** The stubs of a module. */
final class Stubs {

  private static final int CONTEXT_LINES = 3;

  private Stubs() {}

  /**
   * The stubs that belong to the solution as it is now.
   *
   * @return by path relative to a source root
   * @throws AuthorException if a solution's syntax is wrong
   */
  static Map<Path, String> of(CourseModule module) {
    var stubs = new TreeMap<Path, String>();
    for (Path file : Checkout.files(module.solution(), ".java")) {
      try {
        StubMaker.stub(JavaSource.read(file))
            .ifPresent(stub -> stubs.put(module.solution().relativize(file), stub));
      } catch (AuthorException e) {
        throw new AuthorException(file + ":" + e.line() + ": " + e.getMessage());
      }
    }
    return stubs;
  }

  /** Writes the stubs that differ, and gives their files to a listener. */
  static void write(CourseModule module, Consumer<Path> written) {
    of(module)
        .forEach(
            (path, stub) -> {
              Path file = module.exercise().resolve(path);
              if (!Files.exists(file) || !JavaSource.readText(file).equals(stub)) {
                writeText(file, stub);
                written.accept(file);
              }
            });
  }

  static void writeText(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the learner's files are not the stubs. */
  static List<Problem> differences(Checkout checkout, CourseModule module) {
    var problems = new ArrayList<Problem>();
    Map<Path, String> stubs = of(module);
    stubs.forEach(
        (path, stub) -> {
          Path file = module.exercise().resolve(path);
          if (!Files.exists(file)) {
            problems.add(problem(checkout, module, file, 0, "there is no stub"));
          } else if (!JavaSource.readText(file).equals(stub)) {
            int line = firstDifference(JavaSource.readText(file), stub);
            problems.add(problem(checkout, module, file, line, "is not the stub of its solution"));
          }
        });
    for (Path file : Checkout.files(module.exercise(), ".java")) {
      if (!stubs.containsKey(module.exercise().relativize(file))) {
        problems.add(
            new Problem(
                checkout.show(file),
                0,
                "no solution with @Exercise belongs to this file",
                "delete it, or add the solution of the same name under src/solution/java"));
      }
    }
    return problems;
  }

  private static Problem problem(
      Checkout checkout, CourseModule module, Path file, int line, String what) {
    return new Problem(checkout.show(file), line, what, "./learn author stubs " + module.number());
  }

  private static int firstDifference(String first, String second) {
    List<String> lines = first.lines().toList();
    List<String> others = second.lines().toList();
    int line = 0;
    while (line < Math.min(lines.size(), others.size())
        && lines.get(line).equals(others.get(line))) {
      line++;
    }
    return line + 1;
  }

  /** The differences as a unified diff, from the file that is there to the one that should be. */
  static String diff(Checkout checkout, CourseModule module) {
    var result = new StringBuilder();
    of(module)
        .forEach(
            (path, stub) -> {
              Path file = module.exercise().resolve(path);
              String there = Files.exists(file) ? JavaSource.readText(file) : "";
              result.append(diff(checkout.show(file), there, stub));
            });
    return result.toString();
  }

  private static String diff(String name, String there, String wanted) {
    List<String> lines = there.lines().toList();
    return String.join(
        "",
        UnifiedDiffUtils.generateUnifiedDiff(
                name,
                name + " (made from the solution)",
                lines,
                DiffUtils.diff(lines, wanted.lines().toList()),
                CONTEXT_LINES)
            .stream()
            .map(line -> line + "\n")
            .toList());
  }
}
