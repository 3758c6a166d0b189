package loopcraft.grader.author;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.course.CourseModule;

/** The Python programs of the course and what CPython prints for them. */
final class Traces {

  private Traces() {}

  /** Those of a module; a file whose name begins with an underscore is what several share. */
  static List<Path> programs(CourseModule module) {
    return Checkout.files(module.cpython(), ".py").stream()
        .filter(file -> !file.getFileName().toString().startsWith("_"))
        .toList();
  }

  /** A file beside another, of the same name with another ending. */
  static Path beside(Path file, String ending) {
    return file.resolveSibling(name(file) + ending);
  }

  /** A file's name without its ending. */
  static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }

  /** Runs the programs of a name, or all for null, and writes or compares what they print. */
  static List<Problem> record(Checkout checkout, String name, boolean check, PrintWriter out) {
    List<Path> programs =
        checkout.modules().stream()
            .flatMap(module -> programs(module).stream())
            .filter(
                program -> name == null || name(program).equals(name.replaceFirst("\\.py$", "")))
            .toList();
    if (programs.isEmpty()) {
      throw new AuthorException("no Python program" + (name == null ? "" : " " + name));
    }
    CPython python = CPython.find();
    var problems = new ArrayList<Problem>();
    for (Path program : programs) {
      Path file = beside(program, ".trace");
      try {
        String trace = python.trace(program);
        boolean same = Files.exists(file) && JavaSource.readText(file).equals(trace);
        if (!same && check) {
          problems.add(
              new Problem(
                  checkout.show(file),
                  0,
                  "is not what CPython " + CPython.VERSION + " prints",
                  "./learn author record " + name(program)));
        } else if (!same) {
          Stubs.writeText(file, trace);
          out.println("recorded " + checkout.show(file));
        }
      } catch (AuthorException e) {
        problems.add(
            new Problem(
                checkout.show(program),
                e.line(),
                e.getMessage(),
                "print events only, and let the program end by itself"));
      }
    }
    if (check && problems.isEmpty()) {
      out.printf("as CPython %s prints them: %d of %<d%n", CPython.VERSION, programs.size());
    }
    return problems;
  }
}
