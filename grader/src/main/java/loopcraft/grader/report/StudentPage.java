package loopcraft.grader.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.run.Verdict;

/** What a student is told: what was handed in, how it stands, and where to go on. */
final class StudentPage {

  private final Lessons lessons;
  private final ReportOptions options;
  private final Pages pages = Pages.of("student");

  StudentPage(Lessons lessons, ReportOptions options) {
    this.lessons = lessons;
    this.options = options;
  }

  private record Content(
      String title,
      String name,
      String points,
      String most,
      List<Count> counts,
      Optional<String> rejected,
      List<Refused> refused,
      List<String> remarks,
      Optional<String> version,
      Optional<Run> run,
      String rule,
      List<Chapter> chapters,
      Optional<VerdictView.Listed> missing) {

    boolean refusing() {
      return !refused.isEmpty();
    }

    boolean remarking() {
      return !remarks.isEmpty();
    }
  }

  /** How many exercises stand in one way. */
  private record Count(long number, State state) {}

  private record Refused(String file, String why) {}

  private record Run(boolean tight, String words) {}

  private record Chapter(String heading, List<Exercise> exercises) {}

  private record Exercise(
      String id,
      String heading,
      State state,
      String got,
      int worth,
      VerdictView verdict,
      Optional<Own> own,
      Optional<Lessons.Reading> reading) {}

  /** On the student's own runtime. */
  private record Own(String headline, boolean done, VerdictView verdict) {}

  /** The page. */
  String of(GradedSubmission submission) {
    return pages.html(
        new Content(
            "Loopcraft: " + submission.name(),
            submission.name(),
            Points.text(submission.points(options.credit())),
            Points.text(worth(submission)),
            counts(submission),
            submission.rejected(),
            submission.refusals().entrySet().stream()
                .map(refusal -> new Refused(refusal.getKey(), refusal.getValue()))
                .toList(),
            submission.remarks().stream().map(Plain::line).toList(),
            submission.courseVersion(),
            submission.sandbox().map(box -> new Run(box.tight(), Words.sandbox(box))),
            Words.rule(options.credit()),
            chapters(submission),
            missing(submission)));
  }

  /** What was handed in could give: nobody has to do the whole course. */
  private static int worth(GradedSubmission submission) {
    return submission.grades().stream()
        .filter(grade -> grade.isolated().isPresent())
        .mapToInt(Grade::points)
        .sum();
  }

  private static List<Count> counts(GradedSubmission submission) {
    Map<State, Long> numbers =
        submission.grades().stream()
            .collect(Collectors.groupingBy(State::of, TreeMap::new, Collectors.counting()));
    return numbers.entrySet().stream()
        .map(each -> new Count(each.getValue(), each.getKey()))
        .toList();
  }

  private List<Chapter> chapters(GradedSubmission submission) {
    return lessons.course().modules().stream()
        .map(module -> new Chapter(heading(module), exercises(module, submission)))
        .filter(module -> !module.exercises().isEmpty())
        .toList();
  }

  private static String heading(CourseModule module) {
    return module.title().startsWith(module.number())
        ? module.title()
        : module.number() + " " + module.title();
  }

  private List<Exercise> exercises(CourseModule module, GradedSubmission submission) {
    return submission.grades().stream()
        .filter(grade -> lessons.exercise(grade.exercise()).moduleName().equals(module.name()))
        .flatMap(grade -> grade.isolated().map(verdict -> exercise(grade, verdict)).stream())
        .toList();
  }

  private Exercise exercise(Grade grade, Verdict isolated) {
    CourseExercise exercise = lessons.exercise(grade.exercise());
    return new Exercise(
        exercise.id(),
        lessons.title(exercise.id()),
        State.of(grade),
        Points.text(grade.points(options.credit())),
        grade.points(),
        view(isolated, exercise),
        grade.ownStack().map(own -> new Own(own.headline(), own.passed(), view(own, exercise))),
        lessons.reading(exercise.id()));
  }

  private VerdictView view(Verdict verdict, CourseExercise exercise) {
    return VerdictView.of(Shown.of(verdict, options.hidden()), exercise);
  }

  private Optional<VerdictView.Listed> missing(GradedSubmission submission) {
    List<String> titles =
        submission.grades().stream()
            .filter(grade -> grade.isolated().isEmpty())
            .map(grade -> lessons.title(grade.exercise()))
            .toList();
    return titles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VerdictView.Listed(
                Words.count(titles.size(), "exercise") + " not handed in", titles));
  }
}
