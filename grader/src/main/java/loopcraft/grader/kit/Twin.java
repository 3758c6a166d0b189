package loopcraft.grader.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopcraft.grader.isolation.ModuleDirectory;

/** Compares a program with the CPython program that it is the twin of. */
public final class Twin {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Twin() {}

  /**
   * Checks that a program printed the lines that CPython printed for {@code src/cpython/NAME.py}.
   *
   * @param name the CPython program's name, without {@code .py}
   * @param lines what the Java program printed
   */
  public static void expectSameAsCPython(String name, List<String> lines) {
    Path module = ModuleDirectory.of(WALKER.getCallerClass());
    new TraceObservation("what " + name + " prints, as CPython does", List.copyOf(lines))
        .shouldBe("CPython", recorded(module, name));
  }

  /** Checks the same of a trace. */
  public static void expectSameAsCPython(String name, Trace trace) {
    Path module = ModuleDirectory.of(WALKER.getCallerClass());
    new TraceObservation("what " + name + " prints, as CPython does", trace.lines())
        .shouldBe("CPython", recorded(module, name));
  }

  private static List<String> recorded(Path module, String name) {
    Path trace = module.resolve(Path.of("src", "cpython", name + ".trace"));
    try {
      return Files.readAllLines(trace);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read CPython's trace " + trace, e);
    }
  }
}
