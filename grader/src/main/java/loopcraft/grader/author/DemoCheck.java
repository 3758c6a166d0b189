package loopcraft.grader.author;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** A demo for each exercise, whose twins are there, and which compiles. */
final class DemoCheck {

  /** What a demo for the module as a whole names in place of an exercise. */
  private static final String INTRODUCTION = ".0";

  private final CheckedModule checked;

  private DemoCheck(CheckedModule checked) {
    this.checked = checked;
  }

  static void of(CheckedModule checked) {
    new DemoCheck(checked).checkDemos();
  }

  private void checkDemos() {
    List<Demo> demos = Demo.of(checked.module());
    for (Demo demo : demos) {
      demo.exercise()
          .filter(
              id ->
                  !checked.exercises().containsKey(id)
                      && !id.equals(checked.module().number() + INTRODUCTION))
          .ifPresent(
              id ->
                  checked.report(
                      demo.file(),
                      demo.line(),
                      "is a demo of " + id + ", which no solution is marked with",
                      "correct the id in its Javadoc"));
      for (String program : demo.programs()) {
        if (!Files.exists(checked.module().cpython().resolve(program + ".py"))) {
          checked.report(
              demo.file(),
              demo.line(),
              "names src/cpython/" + program + ".py, which is not there",
              "correct the name, or write the program");
        }
      }
    }
    checked
        .exercises()
        .forEach(
            (id, place) -> {
              if (demos.stream().noneMatch(demo -> demo.exercise().equals(Optional.of(id)))) {
                checked.report(
                    place.file(),
                    place.line(),
                    "there is no demo of " + id,
                    "write one under src/demo/java whose Javadoc begins: Demo " + id + ":");
              }
            });
    var sources = Analysis.reference(checked.checkout(), checked.module());
    sources.putAll(Analysis.sources(checked.module().tests(), checked.module().demos()));
    for (Analysis.Refusal refusal : Analysis.of(sources)) {
      checked.add(
          new Problem(
              SourceRoots.locate(checked.checkout(), checked.module(), refusal.file()),
              refusal.line(),
              "does not compile with the reference: " + refusal.message(),
              "correct it"));
    }
  }
}
