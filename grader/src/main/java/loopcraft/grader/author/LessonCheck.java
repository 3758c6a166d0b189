package loopcraft.grader.author;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import loopcraft.grader.course.Lesson;

/** A section for each exercise, with all its parts. */
final class LessonCheck {

  private static final int HINTS = 3;
  private static final Pattern PREDICT = Pattern.compile("(?i)\\bpredict\\b");
  private static final Pattern ANSWER =
      Pattern.compile("(?is)<details>\\s*<summary>(?!\\s*Hint\\b).*?</summary>(.*?)</details>");
  private static final Pattern MISTAKES =
      Pattern.compile("(?im)^(?:#{2,6} +|\\*\\*)Common mistakes\\b");

  private final CheckedModule checked;

  private LessonCheck(CheckedModule checked) {
    this.checked = checked;
  }

  static void of(CheckedModule checked) {
    new LessonCheck(checked).checkLesson();
  }

  private void checkLesson() {
    Path lesson = checked.module().lesson();
    if (!Files.exists(lesson)) {
      checked.report(lesson, 0, "the module has no lesson", "write it");
      return;
    }
    for (CheckedModule.Section section : checked.sections()) {
      boolean isHere = checked.exercises().containsKey(section.exercise());
      if (isHere == section.toCome()) {
        checked.report(
            lesson,
            section.line(),
            isHere
                ? section.exercise() + " is here, and said to come"
                : "no solution is marked with " + section.exercise(),
            "correct the heading: its id, or what it says of an exercise that is to come");
      }
    }
    for (String id : checked.exercises().keySet()) {
      Lesson.of(checked.module(), id)
          .ifPresentOrElse(
              this::checkSection,
              () ->
                  checked.report(
                      lesson, 0, "there is no section on " + id, "add one: ## " + id + " Title"));
    }
    if (!Files.exists(checked.module().walkthrough())) {
      checked.report(
          checked.module().walkthrough(), 0, "the module has no walkthrough", "write it");
    }
  }

  private void checkSection(Lesson lesson) {
    List<String> hints = lesson.hints();
    String id = lesson.exercise();
    if (hints.size() != HINTS) {
      checked.report(
          lesson.file(),
          lesson.line(),
          id + " has " + hints.size() + " hints, not " + HINTS,
          "<details><summary>Hint 1</summary> … </details>, likewise 2 and 3");
    }
    if (hints.stream().anyMatch(String::isBlank)) {
      checked.report(lesson.file(), lesson.line(), id + " has an empty hint", "write it");
    }
    if (!PREDICT.matcher(lesson.markdown()).find() || !hasAnswer(lesson)) {
      checked.report(
          lesson.file(),
          lesson.line(),
          id + " has no question to predict with a folded answer",
          "add **Predict.** … <details><summary>Answer</summary> … </details>");
    }
    if (!MISTAKES.matcher(lesson.markdown()).find()) {
      checked.report(
          lesson.file(),
          lesson.line(),
          id + " has no part on common mistakes",
          "add it: ### Common mistakes");
    }
  }

  private static boolean hasAnswer(Lesson lesson) {
    return ANSWER
        .matcher(lesson.markdown())
        .results()
        .anyMatch(answer -> !answer.group(1).isBlank());
  }
}
