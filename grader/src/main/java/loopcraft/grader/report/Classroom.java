package loopcraft.grader.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.KnownAnswer;
import loopcraft.grader.isolation.ExerciseIds;
import loopcraft.grader.run.FailureReport.Likely;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/** What there is to say of a class as a whole. */
final class Classroom {

  private final List<GradedSubmission> submissions;

  Classroom(List<GradedSubmission> submissions) {
    this.submissions = List.copyOf(submissions);
  }

  /**
   * A misconception that a class has.
   *
   * @param text in the words that its students were told
   * @param exercises where it showed
   * @param submissions whose it is
   */
  record Misconception(String text, Set<String> exercises, Set<String> submissions) {}

  /**
   * Submissions that fail an exercise at the same tests as known wrong answers.
   *
   * @param answers all that fail just so: they cannot be told apart by their tests
   * @param submissions which do
   */
  record Likeness(String exercise, List<KnownAnswer> answers, List<String> submissions) {}

  /** The ids of the exercises that were graded, in the course's order. */
  List<String> exercises() {
    return submissions.stream()
        .flatMap(submission -> submission.grades().stream())
        .map(Grade::exercise)
        .distinct()
        .sorted(ExerciseIds.ORDER)
        .toList();
  }

  /** What an exercise is worth, with the points of tests that students do not have. */
  int points(String exercise) {
    return submissions.stream()
        .flatMap(submission -> submission.grades().stream())
        .filter(grade -> grade.exercise().equals(exercise))
        .mapToInt(Grade::points)
        .max()
        .orElse(0);
  }

  /** How many submissions stand how at an exercise. */
  Map<State, Long> states(String exercise) {
    return submissions.stream()
        .flatMap(submission -> submission.grades().stream())
        .filter(grade -> grade.exercise().equals(exercise))
        .collect(Collectors.groupingBy(State::of, TreeMap::new, Collectors.counting()));
  }

  /** The misconceptions that tests named, the most frequent ones first. */
  List<Misconception> misconceptions() {
    var byName = new TreeMap<String, Misconception>();
    eachFailing(
        (submission, verdict) ->
            verdict.failures().stream()
                .flatMap(test -> test.failure().stream())
                .flatMap(failure -> failure.likely().stream())
                .forEach(likely -> add(byName, likely, verdict.exercise(), submission)));
    return byName.values().stream()
        .sorted(Comparator.comparing(each -> -each.submissions().size()))
        .toList();
  }

  private static void add(
      Map<String, Misconception> all, Likely likely, String exercise, String submission) {
    Misconception known =
        all.computeIfAbsent(
            likely.slug() + ' ' + likely.text(),
            _ -> new Misconception(likely.text(), new TreeSet<>(), new TreeSet<>()));
    known.exercises().add(exercise);
    known.submissions().add(submission);
  }

  /** Which submissions behave like known wrong answers, in the order of the exercises. */
  List<Likeness> likenesses(Course course, Predicate<TestOutcome> hidden) {
    var alike = new LinkedHashMap<Failing, List<String>>();
    eachFailing(
        (submission, verdict) ->
            alike
                .computeIfAbsent(Failing.of(verdict, hidden), _ -> new ArrayList<>())
                .add(submission));
    List<String> order = exercises();
    var known = new HashMap<String, List<KnownAnswer>>();
    return alike.entrySet().stream()
        .map(
            each ->
                new Likeness(
                    each.getKey().exercise(),
                    each.getKey()
                        .like(
                            known.computeIfAbsent(
                                each.getKey().exercise(), id -> wrongOnes(course, id))),
                    each.getValue()))
        .filter(likeness -> !likeness.answers().isEmpty())
        .sorted(
            Comparator.comparing((Likeness likeness) -> order.indexOf(likeness.exercise()))
                .thenComparing(likeness -> -likeness.submissions().size()))
        .toList();
  }

  /** The tests of an exercise at which a submission fails. */
  private record Failing(String exercise, Set<String> tests) {

    static Failing of(Verdict verdict, Predicate<TestOutcome> hidden) {
      return new Failing(
          verdict.exercise(),
          verdict.failures().stream()
              .filter(hidden.negate())
              .map(TestOutcome::id)
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    List<KnownAnswer> like(List<KnownAnswer> known) {
      return known.stream().filter(answer -> answer.failsLike(tests)).toList();
    }
  }

  private static List<KnownAnswer> wrongOnes(Course course, String exercise) {
    return course
        .find(exercise)
        .map(course::moduleOf)
        .map(module -> KnownAnswer.wrongOnes(module, exercise))
        .orElse(List.of());
  }

  /**
   * Groups of submissions that hand in the same files, to the letter; the largest group first. What
   * nobody has begun anything in is left out: it is as it was given out.
   */
  List<List<String>> same() {
    List<GradedSubmission> begun =
        submissions.stream()
            .filter(submission -> submission.grades().stream().anyMatch(Classroom::isBegun))
            .toList();
    return new Classroom(begun)
        .namesBy(GradedSubmission::content).values().stream()
            .filter(names -> names.size() > 1)
            .sorted(Comparator.comparing(names -> -names.size()))
            .toList();
  }

  /** Who has something in common, for those that have it, in the order of the submissions. */
  <T> Map<T, List<String>> namesBy(Function<GradedSubmission, Optional<T>> property) {
    var names = new LinkedHashMap<T, List<String>>();
    submissions.forEach(
        submission ->
            property
                .apply(submission)
                .ifPresent(
                    value ->
                        names
                            .computeIfAbsent(value, _ -> new ArrayList<>())
                            .add(submission.name())));
    return names;
  }

  private static boolean isBegun(Grade grade) {
    return grade
        .isolated()
        .filter(verdict -> verdict.kind() != VerdictKind.NOT_STARTED)
        .isPresent();
  }

  /**
   * A test that students do not have.
   *
   * @param test its name in plain words
   * @param failing the submissions for which it does not hold
   * @param otherwiseDone how many of these hold all tests that students have
   */
  record Hidden(String exercise, String test, List<String> failing, int otherwiseDone) {}

  /** The hidden tests that do not hold for somebody, in the order of the exercises. */
  List<Hidden> hidden(Predicate<TestOutcome> hidden) {
    record Key(String exercise, String id) {}
    var all = new LinkedHashMap<Key, Hidden>();
    eachFailing(
        (submission, verdict) -> {
          int done = verdict.failures().stream().allMatch(hidden) ? 1 : 0;
          verdict.failures().stream()
              .filter(hidden)
              .forEach(
                  test ->
                      all.merge(
                          new Key(verdict.exercise(), test.id()),
                          new Hidden(
                              verdict.exercise(), test.displayName(), List.of(submission), done),
                          Classroom::joined));
        });
    List<String> order = exercises();
    return all.values().stream()
        .sorted(Comparator.comparing(test -> order.indexOf(test.exercise())))
        .toList();
  }

  private static Hidden joined(Hidden one, Hidden other) {
    return new Hidden(
        one.exercise(),
        one.test(),
        Stream.concat(one.failing().stream(), other.failing().stream()).toList(),
        one.otherwiseDone() + other.otherwiseDone());
  }

  private interface Visitor {
    void visit(String submission, Verdict verdict);
  }

  private void eachFailing(Visitor visitor) {
    for (GradedSubmission submission : submissions) {
      submission.grades().stream()
          .flatMap(grade -> grade.isolated().stream())
          .filter(verdict -> verdict.kind() == VerdictKind.FAIL)
          .forEach(verdict -> visitor.visit(submission.name(), verdict));
    }
  }
}
