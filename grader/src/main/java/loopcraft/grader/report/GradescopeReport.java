package loopcraft.grader.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Verdict;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A submission's grades as Gradescope reads them from an autograder's {@code results.json}: an
 * entry for each exercise. All text is declared to be text; its defaults would show some of it as
 * HTML.
 *
 * @see <a href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Gradescope's
 *     specification</a>
 */
final class GradescopeReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String TEXT = "text";
  private static final String VISIBLE = "visible";

  private final Lessons lessons;
  private final ReportOptions options;

  GradescopeReport(Lessons lessons, ReportOptions options) {
    this.lessons = lessons;
    this.options = options;
  }

  private record Results(
      double score,
      String output,
      @JsonProperty("output_format") String outputFormat,
      @JsonProperty("test_output_format") String testOutputFormat,
      @JsonProperty("test_name_format") String testNameFormat,
      String visibility,
      @JsonProperty("stdout_visibility") String stdoutVisibility,
      List<Test> tests) {}

  private record Test(
      double score,
      @JsonProperty("max_score") double maxScore,
      String status,
      String name,
      @JsonProperty("name_format") String nameFormat,
      String number,
      String output,
      @JsonProperty("output_format") String outputFormat,
      List<String> tags,
      String visibility) {}

  /** The content of {@code results.json}. */
  String of(GradedSubmission submission) {
    var results =
        new Results(
            cents(submission.points(options.credit())),
            Plain.text(summary(submission)),
            TEXT,
            TEXT,
            TEXT,
            VISIBLE,
            "hidden",
            submission.grades().stream().map(this::test).toList());
    return JSON.writeValueAsString(results).replace("\r\n", "\n") + "\n";
  }

  /** As it is shown: a third has no end. */
  private static double cents(double points) {
    return Math.round(points * 100) / 100.0;
  }

  private String summary(GradedSubmission submission) {
    var lines = new ArrayList<String>();
    submission
        .rejected()
        .ifPresent(why -> lines.add("This could not be graded, and a person looks at it: " + why));
    submission
        .refusals()
        .forEach((file, why) -> lines.add("This file was not taken: " + file + " " + why));
    lines.addAll(submission.remarks());
    submission.sandbox().map(Words::sandbox).ifPresent(lines::add);
    lines.add(Words.rule(options.credit()));
    return String.join("\n", lines);
  }

  private Test test(Grade grade) {
    CourseExercise exercise = lessons.exercise(grade.exercise());
    State state = State.of(grade);
    return new Test(
        cents(grade.points(options.credit())),
        grade.points(),
        state == State.DONE ? "passed" : "failed",
        Plain.line(lessons.title(exercise.id()) + ": " + state.words()),
        TEXT,
        exercise.id(),
        Plain.text(output(grade, exercise)),
        TEXT,
        List.of(exercise.moduleName(), state.style()),
        VISIBLE);
  }

  private String output(Grade grade, CourseExercise exercise) {
    String isolated =
        grade
            .isolated()
            .map(verdict -> told(verdict, exercise))
            .orElse("No file of this exercise was handed in.");
    String own =
        grade
            .ownStack()
            .map(verdict -> "\n\nOn your own runtime: " + told(verdict, exercise))
            .orElse("");
    return isolated + own + (grade.isolated().isPresent() ? reading(exercise) : "");
  }

  private String reading(CourseExercise exercise) {
    return lessons
        .reading(exercise.id())
        .map(
            reading ->
                "\n\nRead on: %s in %s%s"
                    .formatted(
                        reading.section(),
                        reading.file(),
                        reading.link().map(link -> " (" + link + ")").orElse("")))
        .orElse("");
  }

  private String told(Verdict verdict, CourseExercise exercise) {
    VerdictView view = VerdictView.of(Shown.of(verdict, options.hidden()), exercise);
    Stream<String> parts =
        Stream.of(
                Stream.of(view.meaning(), view.details(), view.tally()),
                view.problems().stream().map(Problem::text),
                view.failures().stream().map(GradescopeReport::told),
                Stream.of(
                    view.notRun().map(GradescopeReport::told).orElse(""),
                    view.held().map(GradescopeReport::told).orElse(""),
                    view.printed().map(GradescopeReport::told).orElse("")))
            .flatMap(all -> all);
    return parts.filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
  }

  private static String told(VerdictView.Failure failure) {
    Explanation why = failure.why();
    return Stream.of(
            Stream.of("✗ " + failure.test(), why.text()),
            why.likely().map(idea -> "Likely: " + idea).stream(),
            why.places().stream().map(place -> "at " + place))
        .flatMap(all -> all)
        .collect(Collectors.joining("\n"));
  }

  private static String told(VerdictView.Listed tests) {
    return tests.title() + ":\n  " + String.join("\n  ", tests.tests());
  }

  private static String told(Printed printed) {
    return printed.title() + "\n" + printed.text();
  }
}
