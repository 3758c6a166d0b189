package loopcraft.grader.author;

/** Tests for each exercise, with points, no name used twice, and nothing switched off. */
final class GradingTestCheck {

  private final CheckedModule checked;

  private GradingTestCheck(CheckedModule checked) {
    this.checked = checked;
  }

  static void of(CheckedModule checked) {
    new GradingTestCheck(checked).checkTests();
  }

  private void checkTests() {
    for (GradingTest test : checked.tests()) {
      checkNames(test);
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
              if (checked.testsOf(id).isEmpty()) {
                checked.report(
                    place.file(),
                    place.line(),
                    "no test class grades " + id,
                    "write one with @Grades(value = \"" + id + "\", points = …)");
              }
            });
  }

  /** Wrong answers, marks and reports know a test by its name alone. */
  private void checkNames(GradingTest test) {
    for (GradingTest other : checked.testsOf(test.exercise())) {
      if (other == test) {
        return;
      }
      test.tests().stream()
          .filter(other.tests()::contains)
          .forEach(
              name ->
                  checked.report(
                      test.file(),
                      test.line(),
                      checked.checkout().show(other.file()) + " has a test " + name + ", too",
                      "the names of all tests of " + test.exercise() + " must differ"));
    }
  }
}
