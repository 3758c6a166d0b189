package loopcraft.grader.author;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loopcraft.grader.course.KnownAnswer;
import loopcraft.grader.isolation.ExerciseIds;
import loopcraft.grader.kit.Misconception;

/** Wrong answers that compile, name what they fail, and stand for each misconception. */
final class WrongAnswerCheck {

  private static final int WRONG_ANSWERS = 3;

  private final CheckedModule checked;

  private WrongAnswerCheck(CheckedModule checked) {
    this.checked = checked;
  }

  /**
   * Checks them.
   *
   * @param reference the class files that they are compiled against
   */
  static void of(CheckedModule checked, Path reference) {
    new WrongAnswerCheck(checked).checkWrongAnswers(reference);
  }

  private void checkWrongAnswers(Path reference) {
    Map<String, Set<String>> wrong = new TreeMap<>(ExerciseIds.ORDER);
    for (Path file : KnownAnswer.files(checked.module())) {
      checkWrongAnswer(file, reference)
          .filter(answer -> !answer.right())
          .ifPresent(
              answer ->
                  wrong
                      .computeIfAbsent(answer.exercise(), none -> new TreeSet<>())
                      .add(answer.name()));
    }
    checked
        .exercises()
        .forEach((id, place) -> checkWrongAnswers(id, place, wrong.getOrDefault(id, Set.of())));
  }

  private void checkWrongAnswers(String id, CheckedModule.Place place, Set<String> wrong) {
    if (wrong.size() < WRONG_ANSWERS) {
      checked.report(
          place.file(),
          place.line(),
          id + " has " + wrong.size() + " wrong answers, fewer than " + WRONG_ANSWERS,
          "add some under src/wrong/" + id);
    }
    checked.testsOf(id).forEach(test -> checkMisconceptions(id, test, wrong));
  }

  private void checkMisconceptions(String id, GradingTest test, Set<String> wrong) {
    test.misconceptions()
        .forEach(
            (slug, line) -> {
              if (!wrong.contains(slug)) {
                checked.report(
                    test.file(),
                    line,
                    "no wrong answer stands for the misconception " + slug,
                    "write src/wrong/" + id + "/" + slug + ".java, or drop the misconception");
              }
            });
  }

  private Optional<WrongAnswer> checkWrongAnswer(Path file, Path reference) {
    try {
      WrongAnswer answer = WrongAnswer.read(file);
      checkWrongAnswer(answer, reference);
      return Optional.of(answer);
    } catch (AuthorException e) {
      checked.report(file, e.line(), "does not parse: " + e.getMessage(), "correct it");
      return Optional.empty();
    }
  }

  private void checkWrongAnswer(WrongAnswer answer, Path reference) {
    if (!checked.exercises().containsKey(answer.exercise())) {
      checked.report(
          answer.file(),
          0,
          "its folder " + answer.exercise() + " is no exercise",
          "name the folder by the exercise's id");
      return;
    }
    if (answer.idea().isBlank()) {
      checked.report(
          answer.file(),
          1,
          "does not say what it is",
          answer.right() ? "// Alternative: …" : "// Misconception: …");
    }
    checkMerged(answer, reference);
    if (!answer.right()) {
      checkAgainst(checked.testsOf(answer.exercise()), answer);
    }
  }

  private void checkAgainst(List<GradingTest> tests, WrongAnswer answer) {
    if (tests.isEmpty()) {
      return;
    }
    if (answer.fails().isEmpty()) {
      checked.report(
          answer.file(),
          1,
          "does not say which tests it fails",
          "./learn author wrong " + answer.exercise() + "/" + answer.name() + " --record");
    }
    var unknown = new TreeSet<>(answer.fails());
    unknown.addAll(answer.failsByLuck());
    tests.forEach(test -> unknown.removeAll(test.tests()));
    unknown.forEach(
        name ->
            checked.report(
                answer.file(),
                1,
                shown(tests) + " has no test " + name,
                "correct the name in // Fails: or // By luck:"));
    if (tests.stream().noneMatch(test -> test.misconceptions().containsKey(answer.name()))
        && !answer.name().equals(Misconception.MONITOR_ACROSS_AWAIT.slug())) {
      checked.report(
          answer.file(),
          1,
          shown(tests) + " does not define Misconception.of(\"" + answer.name() + "\", …)",
          "define it, and name it where a test can tell");
    }
  }

  private String shown(List<GradingTest> tests) {
    return tests.stream()
        .map(test -> checked.checkout().show(test.file()))
        .collect(Collectors.joining(" or "));
  }

  private void checkMerged(WrongAnswer answer, Path reference) {
    List<Path> files =
        checked.filesOf(answer.exercise()).stream()
            .map(checked.module().solution()::relativize)
            .toList();
    try {
      Map<Path, String> sources = answer.merged(checked.module().solution(), files);
      for (Analysis.Refusal refusal : Analysis.of(sources, reference)) {
        checked.report(
            answer.file(),
            1,
            "does not compile when it is put into the solution ("
                + refusal.file()
                + "): "
                + refusal.message(),
            "correct it");
      }
    } catch (AuthorException e) {
      checked.report(
          answer.file(), e.line(), e.getMessage(), "change only classes of the exercise");
    }
  }
}
