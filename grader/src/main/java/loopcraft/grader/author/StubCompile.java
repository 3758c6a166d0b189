package loopcraft.grader.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loopcraft.grader.course.CourseModule;

/** Whether the stubs fit the code around them: each exercise's alone, and all together. */
final class StubCompile {

  private static final String MEND =
      "keep what other files use (package-private at least) out of private members;"
          + " let constructors pass only their own parameters, or what these have, to super(…)";

  private StubCompile() {}

  static List<Problem> problems(Checkout checkout, CourseModule module) {
    Map<Path, String> stubs = Stubs.of(module);
    Map<Path, String> reference = Analysis.reference(checkout, module);
    var problems = new ArrayList<Problem>();
    byExercise(module, stubs)
        .forEach(
            (exercise, files) -> {
              var sources = new TreeMap<>(reference);
              sources.putAll(files);
              String what = "the stub of " + exercise + " does not compile with the reference: ";
              problems.addAll(refused(checkout, module, stubs, sources, what));
            });
    var fresh = new TreeMap<>(reference);
    fresh.putAll(Analysis.sources(module.tests(), module.demos()));
    if (problems.isEmpty() && Analysis.of(fresh).isEmpty()) {
      fresh.putAll(stubs);
      problems.addAll(refused(checkout, module, stubs, fresh, "a fresh clone does not compile: "));
    }
    return problems;
  }

  private static Map<String, Map<Path, String>> byExercise(
      CourseModule module, Map<Path, String> stubs) {
    var byExercise = new TreeMap<String, Map<Path, String>>();
    stubs.forEach(
        (path, stub) ->
            Exercises.in(JavaSource.parse(stub))
                .keySet()
                .forEach(
                    id -> byExercise.computeIfAbsent(id, none -> new TreeMap<>()).put(path, stub)));
    return byExercise;
  }

  private static List<Problem> refused(
      Checkout checkout,
      CourseModule module,
      Map<Path, String> stubs,
      Map<Path, String> sources,
      String what) {
    return Analysis.of(sources).stream()
        .map(
            refusal -> {
              Path root = stubs.containsKey(Path.of(refusal.file())) ? module.exercise() : null;
              String file =
                  root == null
                      ? SourceRoots.locate(checkout, module, refusal.file())
                      : checkout.show(root.resolve(refusal.file()));
              return new Problem(file, refusal.line(), what + refusal.message(), MEND);
            })
        .toList();
  }
}
