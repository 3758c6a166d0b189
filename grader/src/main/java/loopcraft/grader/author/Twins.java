package loopcraft.grader.author;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopcraft.grader.build.JavaOptions;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.process.ChildProcess;

/** Runs the Java twins of the Python programs on the reference, each in a JVM of its own. */
final class Twins {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Twins() {}

  /** Where a twin does not print what CPython printed. */
  static List<Problem> problems(Checkout checkout, CourseModule module) {
    List<Demo> twins = Demo.of(module).stream().filter(demo -> demo.twin().isPresent()).toList();
    if (twins.isEmpty()) {
      return List.of();
    }
    var sources = Analysis.reference(checkout, module);
    sources.putAll(Analysis.sources(module.demos()));
    var problems = new ArrayList<Problem>();
    try (var compilation = Compilation.of(sources)) {
      for (Demo twin : twins) {
        problem(checkout, module, twin, compilation.classes()).ifPresent(problems::add);
      }
    } catch (AuthorException e) {
      problems.add(
          new Problem(
              checkout.show(module.demos()),
              0,
              e.getMessage(),
              "make the demos compile with the reference"));
    }
    return problems;
  }

  private static Optional<Problem> problem(
      Checkout checkout, CourseModule module, Demo twin, Path classes) {
    String name = twin.twin().orElseThrow();
    Path trace = module.cpython().resolve(name + ".trace");
    if (!Files.exists(trace)) {
      return Optional.empty();
    }
    return difference(module, twin, classes, JavaSource.readText(trace))
        .map(
            what ->
                new Problem(
                    checkout.show(twin.file()),
                    twin.line(),
                    what,
                    "let main print what " + checkout.show(trace) + " has"));
  }

  private static Optional<String> difference(
      CourseModule module, Demo twin, Path classes, String trace) {
    try {
      ChildProcess.Result result =
          ChildProcess.run(module.directory(), Map.of(), LIMIT, command(twin, classes));
      if (result.exit() != 0) {
        return Optional.of(
            "ends with exit code "
                + result.exit()
                + ": "
                + result.errors().lines().limit(2).collect(Collectors.joining(" ")));
      }
      return firstDifference(trace.lines().toList(), result.output().lines().toList());
    } catch (IOException | ChildProcess.Stopped e) {
      return Optional.of("cannot be run: " + e.getMessage());
    }
  }

  private static List<String> command(Demo twin, Path classes) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JavaOptions.jvm());
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-cp"));
    command.add(classes + File.pathSeparator + Analysis.classPath());
    command.add(twin.className());
    return command;
  }

  private static Optional<String> firstDifference(List<String> expected, List<String> printed) {
    for (int i = 0; i < Math.max(expected.size(), printed.size()); i++) {
      String wanted = i < expected.size() ? "\"" + expected.get(i) + "\"" : "its end";
      String seen = i < printed.size() ? "\"" + printed.get(i) + "\"" : "its end";
      if (!wanted.equals(seen)) {
        return Optional.of(
            "its line " + (i + 1) + " is " + seen + " where CPython printed " + wanted);
      }
    }
    return Optional.empty();
  }
}
