package loopcraft.grader.author;

import java.util.TreeMap;
import loopcraft.grader.isolation.ExerciseIds;

/** One class of tests for each exercise, with points, and nothing switched off. */
final class GradingTestCheck {

  private final CheckedModule checked;

  private GradingTestCheck(CheckedModule checked) {
    this.checked = checked;
  }

  static void of(CheckedModule checked) {
    new GradingTestCheck(checked).checkTests();
  }

  private void checkTests() {
    var seen = new TreeMap<String, GradingTest>(ExerciseIds.ORDER);
    for (GradingTest test : checked.tests()) {
      GradingTest other = seen.putIfAbsent(test.exercise(), test);
      if (other != null) {
        checked.report(
            test.file(),
            test.line(),
            test.exercise() + " is graded by " + checked.checkout().show(other.file()) + " too",
            "keep one class for each exercise");
      }
      if (!checked.exercises().containsKey(test.exercise())) {
        checked.report(
            test.file(),
            test.line(),
            "grades \"" + test.exercise() + "\", which no solution is marked with",
            "correct the id in @Grades or in @Exercise");
      }
      if (test.points() <= 0 || test.seconds() <= 0) {
        checked.report(test.file(), test.line(), "points and seconds must be over 0", "set them");
      }
      if (test.tests().isEmpty()) {
        checked.report(test.file(), test.line(), "has no test", "write some");
      }
      test.disabled()
          .forEach(
              line ->
                  checked.report(
                      test.file(), line, "a grading test is switched off", "mend the test"));
    }
    checked
        .exercises()
        .forEach(
            (id, place) -> {
              if (!seen.containsKey(id)) {
                checked.report(
                    place.file(),
                    place.line(),
                    "no test class grades " + id,
                    "write one with @Grades(value = \"" + id + "\", points = …)");
              }
            });
  }
}
