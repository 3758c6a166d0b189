package loopcraft.grader.author;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Python programs with a trace and a twin, and no trace without a program. */
final class ProgramCheck {

  /** The Python program that runs scripts. */
  private static final String SCRIPTS = "_scripts";

  private final CheckedModule checked;

  private ProgramCheck(CheckedModule checked) {
    this.checked = checked;
  }

  static void of(CheckedModule checked) {
    new ProgramCheck(checked).checkPrograms();
  }

  private void checkPrograms() {
    List<Path> programs = Traces.programs(checked.module());
    Set<String> named =
        Demo.of(checked.module()).stream()
            .flatMap(demo -> demo.programs().stream())
            .collect(Collectors.toSet());
    List<String> tests =
        Checkout.files(checked.module().tests(), ".java").stream()
            .map(JavaSource::readText)
            .toList();
    for (Path program : programs) {
      Path trace = Traces.beside(program, ".trace");
      if (!Files.exists(trace)) {
        checked.report(program, 0, "has no trace", "./learn author record " + Traces.name(program));
      }
      if (!named.contains(Traces.name(program))
          && !isNamed(program, tests)
          && !isAScript(program, tests)) {
        checked.report(
            program,
            0,
            "has no Java twin",
            "write a demo whose Javadoc names src/cpython/"
                + program.getFileName()
                + ", or a test that compares by that name");
      }
    }
    for (Path trace : Checkout.files(checked.module().cpython(), ".trace")) {
      if (!programs.contains(Traces.beside(trace, ".py"))) {
        checked.report(trace, 0, "belongs to no Python program", "delete it, or write the program");
      }
      try {
        CPython.requirePortable(JavaSource.readText(trace));
      } catch (AuthorException e) {
        checked.report(trace, e.line(), e.getMessage(), "change the program, and record it again");
      }
    }
  }

  /**
   * Where there are many small twins, tests hold them, each with the program's name as a string.
   */
  private static boolean isNamed(Path program, List<String> tests) {
    return tests.stream().anyMatch(test -> test.contains('"' + Traces.name(program) + '"'));
  }

  /** A script is text for both languages: there is a test that runs all of them. */
  private static boolean isAScript(Path program, List<String> tests) {
    return JavaSource.readText(program).contains("from " + SCRIPTS + " import scripts")
        && tests.stream().anyMatch(test -> test.contains(SCRIPTS + ".py"));
  }
}
