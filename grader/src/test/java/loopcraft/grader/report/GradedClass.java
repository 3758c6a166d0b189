package loopcraft.grader.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.batch.Sandbox;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.FailureReport.Frame;
import loopcraft.grader.run.FailureReport.Likely;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.TestOutcome.Status;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/** Submissions as if they had been graded, some of them by people who try things. */
final class GradedClass {

  static final String HOSTILE = "</pre><script>alert(1)</script>\u0000\u001b[31m\u202E\uFFFF & \"'";
  static final Sandbox BOX = new Sandbox(true, "sandboxed by a test");

  final FixtureCourse fixture;
  private final List<GradedSubmission> submissions = new ArrayList<>();

  GradedClass(Path root) {
    fixture = FixtureCourse.in(root);
    fixture.write(
        "src/wrong/01.1/always-zero.java",
        """
        // Misconception: every sum is nothing.
        // Fails: adds, changes
        class Adder {}
        """);
    fixture.write(
        "src/wrong/01.1/always-one.java",
        """
        // Misconception: every sum is <one>.
        // Fails: adds, changes
        class Adder {}
        """);
    fixture.write("src/wrong/01.1/other.java", "// Misconception: other.\n// Fails: adds\n");
    fixture.write("src/wrong/01.1/right.ok.java", "// Alternative: as good.\n");
  }

  Course course() {
    return fixture.load();
  }

  List<GradedSubmission> submissions() {
    return List.copyOf(submissions);
  }

  GradedSubmission last() {
    return submissions.getLast();
  }

  /** One that hands in the first exercises; the others are missing. */
  GradedClass with(String name, Verdict... verdicts) {
    return with(name, BOX, Map.of(), verdicts);
  }

  GradedClass with(String name, Sandbox box, Map<String, String> refusals, Verdict... verdicts) {
    var grades = new ArrayList<Grade>();
    for (CourseExercise exercise : course().exercises()) {
      int at = grades.size();
      Optional<Verdict> isolated =
          at < verdicts.length ? Optional.of(verdicts[at]) : Optional.empty();
      grades.add(new Grade(exercise.id(), exercise.points(), isolated, Optional.empty()));
    }
    submissions.add(
        new GradedSubmission(
            name,
            Optional.of("files of " + name),
            Optional.of("1.0"),
            Optional.empty(),
            Optional.of(box),
            new TreeMap<>(refusals),
            List.of(),
            grades));
    return this;
  }

  GradedClass withRejected(String name, String why) {
    submissions.add(
        new GradedSubmission(
            name,
            Optional.empty(),
            Optional.empty(),
            Optional.of(why),
            Optional.empty(),
            new TreeMap<>(),
            List.of(),
            List.of()));
    return this;
  }

  /** One that does not fit the course. */
  GradedClass withRemark(String name, String remark) {
    submissions.add(
        new GradedSubmission(
            name,
            Optional.of("files of " + name),
            Optional.of("0.9"),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            List.of(remark),
            List.of()));
    return this;
  }

  /** The last one once more, by somebody else. */
  GradedClass again(String name) {
    submissions.add(copy(last(), name, last().grades()));
    return this;
  }

  /** The same submissions as if tests with more points had been added to the first exercise. */
  GradedClass withMorePoints(int more) {
    submissions.replaceAll(
        each -> {
          var grades = new ArrayList<>(each.grades());
          Grade first = grades.getFirst();
          grades.set(
              0,
              new Grade(
                  first.exercise(), first.points() + more, first.isolated(), first.ownStack()));
          return copy(each, each.name(), grades);
        });
    return this;
  }

  private static GradedSubmission copy(GradedSubmission one, String name, List<Grade> grades) {
    return new GradedSubmission(
        name,
        one.content(),
        one.courseVersion(),
        one.rejected(),
        one.sandbox(),
        one.refusals(),
        one.remarks(),
        grades);
  }

  /** One whose first exercise was graded on its own stack as well. */
  GradedClass withOwn(String name, Verdict isolated, Verdict own) {
    with(name, isolated);
    GradedSubmission all = submissions.removeLast();
    var grades = new ArrayList<>(all.grades());
    Grade first = grades.getFirst();
    grades.set(0, new Grade(first.exercise(), first.points(), first.isolated(), Optional.of(own)));
    submissions.add(copy(all, name, grades));
    return this;
  }

  static Verdict passes(String exercise) {
    return verdict(exercise, VerdictKind.PASS, "", held("adds"), held("changes"), held("zero"));
  }

  /** Fails at two of three tests. */
  static Verdict fails(String exercise) {
    return verdict(exercise, VerdictKind.FAIL, "", failed("adds"), failed("changes"), held("zero"));
  }

  static Verdict ends(String exercise, VerdictKind kind, String details) {
    return verdict(exercise, kind, details, held("adds"), notRun("changes"));
  }

  static Verdict doesNotCompile(String exercise, Path folder) {
    return new Verdict(
        exercise,
        Stack.ISOLATED,
        VerdictKind.COMPILE_ERROR,
        List.of(),
        "",
        List.of(
            new CompileProblem(
                folder.resolve(FixtureCourse.ADDER), 7, 3, "';' expected", "  <broken>", true)),
        Optional.empty(),
        "",
        Duration.ofMillis(1));
  }

  static Verdict verdict(String exercise, VerdictKind kind, String details, TestOutcome... tests) {
    return new Verdict(
        exercise,
        Stack.ISOLATED,
        kind,
        List.of(tests),
        details,
        List.of(),
        Optional.empty(),
        HOSTILE,
        Duration.ofMillis(1));
  }

  static TestOutcome held(String id) {
    return new TestOutcome(id, "it " + id, Status.PASSED, Optional.empty());
  }

  static TestOutcome notRun(String id) {
    return new TestOutcome(id, "it " + id, Status.NOT_RUN, Optional.empty());
  }

  static TestOutcome failed(String id) {
    String text =
        """
        what one and two are
          expected: three
          seen:     %s
          Likely:   every sum is nothing,
                    whatever is added
          Read:     01-fixture/README.md, "01.1 Adding numbers"
        """
            .formatted(HOSTILE);
    return new TestOutcome(
        id,
        "it " + id,
        Status.FAILED,
        Optional.of(
            new FailureReport(
                text,
                Optional.of(new Likely("always-zero", "every sum is nothing")),
                Optional.empty(),
                "loopcraft.grader.kit.ConceptFailure",
                List.of(
                    new Frame("fixture.Adder", "add", "Adder.java", 12),
                    new Frame("fixture.AdderTest", "adds", "AdderTest.java", 21)))));
  }
}
