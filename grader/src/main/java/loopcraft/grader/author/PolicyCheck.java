package loopcraft.grader.author;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import loopcraft.grader.Need;
import loopcraft.grader.course.KnownAnswer;
import loopcraft.grader.isolation.ClassSet;
import loopcraft.grader.isolation.ExerciseClasses;
import loopcraft.grader.policy.ClassScan;
import loopcraft.grader.policy.Policy;
import loopcraft.grader.policy.Violation;

/**
 * Whether the reference and the other right answers use only what their exercise says it needs, so
 * that a submission that nobody trusts may do the same.
 */
final class PolicyCheck {

  private final CheckedModule checked;
  private final ClassSet reference;

  private PolicyCheck(CheckedModule checked, ClassSet reference) {
    this.checked = checked;
    this.reference = reference;
  }

  /**
   * Checks a module.
   *
   * @param classes the reference's class files
   */
  static void of(CheckedModule checked, Path classes) {
    var check = new PolicyCheck(checked, ClassSet.read(List.of(classes)));
    checked.exercises().forEach(check::checkReference);
    for (Path file : KnownAnswer.files(checked.module())) {
      if (file.toString().endsWith(".ok.java")) {
        check.checkAlternative(file, classes);
      }
    }
  }

  private void checkReference(String id, CheckedModule.Place place) {
    check(id, reference, place.file(), place.line());
  }

  /** One that does not parse, or cannot be compiled, is a problem that others report. */
  private void checkAlternative(Path file, Path classes) {
    try {
      WrongAnswer answer = WrongAnswer.read(file);
      Path solution = checked.module().solution();
      Map<Path, String> merged =
          answer.merged(
              solution,
              checked.filesOf(answer.exercise()).stream().map(solution::relativize).toList());
      try (var compilation = Compilation.of(merged, classes)) {
        check(answer.exercise(), ClassSet.read(List.of(compilation.classes())), file, 1);
      }
    } catch (AuthorException reportedElsewhere) {
      return;
    }
  }

  private void check(String id, ClassSet classes, Path file, int line) {
    Set<Need> needs =
        checked.testsOf(id).stream()
            .flatMap(test -> test.needs().stream())
            .collect(Collectors.toSet());
    ExerciseClasses exercises = classes.exercises();
    Map<String, byte[]> toScan = new HashMap<>();
    exercises
        .classesIn(exercises.files(id))
        .forEach(name -> toScan.put(name, classes.bytes(name).orElseThrow()));
    for (Violation violation :
        ClassScan.violations(toScan, Policy.of(needs), _ -> false, reference::bytes)) {
      checked.report(
          file,
          line,
          id + " may not do what it does: " + violation,
          "write @Needs above a test class of it, do without, or allow it in policy.txt");
    }
  }
}
