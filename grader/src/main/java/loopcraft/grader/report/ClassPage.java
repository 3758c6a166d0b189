package loopcraft.grader.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.batch.Sandbox;
import loopcraft.grader.course.KnownAnswer;
import loopcraft.grader.run.Verdict;

/** What a teacher sees of a class. */
final class ClassPage {

  private final Lessons lessons;
  private final ReportOptions options;
  private final Pages pages = Pages.sortable("class");

  ClassPage(Lessons lessons, ReportOptions options) {
    this.lessons = lessons;
    this.options = options;
  }

  private record Content(
      String title,
      String number,
      String average,
      String rejected,
      String most,
      String rule,
      List<Run> runs,
      Optional<Section<Look>> looks,
      List<Head> heads,
      List<Row> rows,
      List<State> columns,
      List<Standing> standings,
      String nobody,
      Optional<Section<Idea>> ideas,
      Optional<Section<Alike>> likenesses,
      Optional<Section<Kept>> hidden,
      Optional<Section<Whose>> same) {}

  /** Rows under a heading; a heading without rows is left out. */
  private record Section<T>(List<T> all) {

    static <T> Optional<Section<T>> of(List<T> rows) {
      return rows.isEmpty() ? Optional.empty() : Optional.of(new Section<>(rows));
    }
  }

  /** How submissions were run. */
  private record Run(boolean tight, String words, String whose) {}

  /** Somebody's page. */
  private record Student(String name, String page) {}

  /** What a person must look at. */
  private record Look(Student student, String what, String how, String why) {}

  private record Head(String id, String full) {}

  private record Row(Student student, String points, List<Cell> cells, String remark) {}

  /** An exercise of a submission: how many of its tests hold, what that is, and its order. */
  private record Cell(State state, String tests, String says, String sort) {}

  /** An exercise, and how many submissions stand how; its place is that in the course. */
  private record Standing(int place, String full, List<Tally> numbers) {}

  private record Tally(long number, String style) {

    boolean some() {
      return number > 0;
    }
  }

  private record Idea(String text, List<Lessons.Reading> readings, Whose whose) {}

  private record Alike(
      int place, String exercise, List<Answer> answers, boolean tie, Whose whose) {}

  private record Answer(String name, String idea) {}

  /** A test that students do not have. */
  private record Kept(int place, String exercise, String test, Whose whose, int otherwiseDone) {}

  private record Whose(int number, List<Student> students) {}

  /** The page. */
  String of(List<GradedSubmission> submissions) {
    var classroom = new Classroom(submissions);
    List<String> handedIn =
        classroom.exercises().stream().filter(id -> isHandedIn(classroom, id)).toList();
    return pages.html(
        new Content(
            "Loopcraft: a class",
            Words.count(submissions.size(), "submission"),
            average(submissions),
            rejected(submissions),
            Points.text(handedIn.stream().mapToInt(classroom::points).sum()),
            Words.rule(options.credit()),
            runs(classroom),
            Section.of(submissions.stream().flatMap(this::looks).toList()),
            handedIn.stream().map(id -> new Head(id, lessons.title(id))).toList(),
            submissions.stream().map(submission -> row(submission, handedIn)).toList(),
            List.of(State.values()),
            handedIn.stream().map(id -> standing(classroom, id)).toList(),
            nobody(classroom, handedIn),
            Section.of(classroom.misconceptions().stream().map(this::idea).toList()),
            Section.of(
                classroom.likenesses(lessons.course(), options.hidden()).stream()
                    .map(likeness -> alike(classroom, likeness))
                    .toList()),
            Section.of(
                classroom.hidden(options.hidden()).stream()
                    .map(test -> kept(classroom, test))
                    .toList()),
            Section.of(classroom.same().stream().map(ClassPage::whose).toList())));
  }

  private static boolean isHandedIn(Classroom classroom, String exercise) {
    return classroom.states(exercise).keySet().stream().anyMatch(state -> state != State.MISSING);
  }

  private static String nobody(Classroom classroom, List<String> handedIn) {
    return classroom.exercises().stream()
        .filter(id -> !handedIn.contains(id))
        .collect(Collectors.joining(", "));
  }

  private String average(List<GradedSubmission> submissions) {
    return Points.text(options.credit().average(submissions));
  }

  private static String rejected(List<GradedSubmission> submissions) {
    long number = submissions.stream().filter(each -> each.rejected().isPresent()).count();
    return number == 0 ? "" : Words.count(number, "submission");
  }

  private static List<Run> runs(Classroom classroom) {
    Map<Sandbox, List<String>> byBox = classroom.namesBy(GradedSubmission::sandbox);
    return byBox.entrySet().stream()
        .map(
            each ->
                new Run(
                    each.getKey().tight(),
                    Words.sandbox(each.getKey()),
                    byBox.size() == 1 ? "" : String.join(", ", each.getValue())))
        .toList();
  }

  private static Student student(String submission) {
    return new Student(submission, Reports.page(submission));
  }

  private Stream<Look> looks(GradedSubmission submission) {
    Student student = student(submission.name());
    Stream<Look> refusals =
        submission.refusals().entrySet().stream()
            .map(refused -> new Look(student, refused.getKey(), "not taken", refused.getValue()));
    Stream<Look> remarks =
        submission.remarks().stream()
            .map(remark -> new Look(student, "all of it", "does not fit", remark));
    Stream<Look> verdicts = submission.toLookAt().stream().map(verdict -> look(student, verdict));
    return Stream.of(
            submission
                .rejected()
                .map(why -> new Look(student, "all of it", "REJECTED", why))
                .stream(),
            refusals,
            remarks,
            verdicts)
        .flatMap(Function.identity());
  }

  private Look look(Student student, Verdict verdict) {
    return new Look(
        student, lessons.title(verdict.exercise()), verdict.kind().name(), verdict.details());
  }

  private Row row(GradedSubmission submission, List<String> exercises) {
    return new Row(
        student(submission.name()),
        Points.text(submission.points(options.credit())),
        exercises.stream().map(exercise -> cell(submission, exercise)).toList(),
        submission.rejected().map(_ -> "could not be graded").orElse(""));
  }

  private Cell cell(GradedSubmission submission, String exercise) {
    State otherwise = submission.rejected().isPresent() ? State.LOOK : State.MISSING;
    return submission.grades().stream()
        .filter(grade -> grade.exercise().equals(exercise))
        .findFirst()
        .map(this::cell)
        .orElseGet(() -> new Cell(otherwise, "", "not graded", "-1"));
  }

  private Cell cell(Grade grade) {
    State state = State.of(grade);
    String tests =
        grade
            .isolated()
            .filter(_ -> state == State.FAILING)
            .map(verdict -> verdict.held() + "/" + verdict.tests().size())
            .orElse("");
    String says =
        lessons.title(grade.exercise())
            + ": "
            + grade.isolated().map(Verdict::headline).orElse(state.words());
    return new Cell(state, tests, says, state == State.MISSING ? "-1" : Points.text(share(grade)));
  }

  private static double share(Grade grade) {
    return grade
        .isolated()
        .filter(verdict -> !verdict.tests().isEmpty())
        .map(verdict -> (double) verdict.held() / verdict.tests().size())
        .orElse(0.0);
  }

  private Standing standing(Classroom classroom, String id) {
    Map<State, Long> states = classroom.states(id);
    return new Standing(
        classroom.exercises().indexOf(id),
        lessons.title(id),
        Stream.of(State.values())
            .map(state -> new Tally(states.getOrDefault(state, 0L), state.style()))
            .toList());
  }

  private Idea idea(Classroom.Misconception misconception) {
    List<String> exercises = List.copyOf(misconception.exercises());
    return new Idea(
        misconception.text(),
        exercises.stream().flatMap(id -> lessons.reading(id).stream()).toList(),
        whose(misconception.submissions()));
  }

  private Alike alike(Classroom classroom, Classroom.Likeness likeness) {
    return new Alike(
        classroom.exercises().indexOf(likeness.exercise()),
        lessons.title(likeness.exercise()),
        likeness.answers().stream().map(ClassPage::answer).toList(),
        likeness.answers().size() > 1,
        whose(likeness.submissions()));
  }

  private static Answer answer(KnownAnswer answer) {
    return new Answer(answer.name(), answer.idea());
  }

  private Kept kept(Classroom classroom, Classroom.Hidden hidden) {
    return new Kept(
        classroom.exercises().indexOf(hidden.exercise()),
        lessons.title(hidden.exercise()),
        hidden.test(),
        whose(hidden.failing()),
        hidden.otherwiseDone());
  }

  private static Whose whose(Collection<String> submissions) {
    return new Whose(submissions.size(), submissions.stream().map(ClassPage::student).toList());
  }
}
