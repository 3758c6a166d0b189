package loopcraft.grader.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.course.CourseVersion;
import loopcraft.grader.course.KnownAnswer;
import loopcraft.grader.report.CsvReport;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import loopcraft.grader.submission.SubmissionWriter;

/**
 * A class of students who do not exist. They hand in the reference, the stubs, known answers right
 * and wrong, and mixtures of these, so that their points are known before anybody grades them. No
 * two files are the same but for the stubs: each ends in a comment that names its author.
 */
final class SampleClass {

  private final Course course;
  private final String version;
  private final Random random;
  private final Map<String, List<WrongAnswer>> known;

  /** A class that the seed decides. */
  SampleClass(Course course, long seed) {
    this.course = course;
    version = CourseVersion.of(course.root());
    random = new Random(seed);
    known =
        course.modules().stream()
            .flatMap(module -> KnownAnswer.files(module).stream())
            .map(WrongAnswer::read)
            .collect(Collectors.groupingBy(WrongAnswer::exercise));
  }

  /** What a student does with one exercise. */
  private enum Work {
    REFERENCE(VerdictKind.PASS),
    ALTERNATIVE(VerdictKind.PASS),
    WRONG(VerdictKind.FAIL),
    BROKEN(VerdictKind.COMPILE_ERROR),
    STUB(VerdictKind.NOT_STARTED),
    LEFT_OUT(VerdictKind.NOT_STARTED);

    private final VerdictKind verdict;

    Work(VerdictKind verdict) {
      this.verdict = verdict;
    }
  }

  /** Which of these a student does, and how often. */
  private enum Habit {
    DOES_ALL(1, Map.of(Work.REFERENCE, 100)),
    DOES_NOTHING(1, Map.of(Work.STUB, 100)),
    STOPS_SOMEWHERE(
        12, Map.of(Work.REFERENCE, 75, Work.ALTERNATIVE, 10, Work.WRONG, 14, Work.BROKEN, 1)),
    PICKS(
        6,
        Map.of(
            Work.REFERENCE, 50,
            Work.ALTERNATIVE, 10,
            Work.WRONG, 22,
            Work.BROKEN, 3,
            Work.STUB, 10,
            Work.LEFT_OUT, 5));

    private final int share;
    private final Map<Work, Integer> works;

    Habit(int share, Map<Work, Integer> works) {
      this.share = share;
      this.works = works;
    }

    int share() {
      return share;
    }
  }

  /**
   * Writes a zip for each student, and beside their folder the table that grading them must give.
   */
  void write(Path folder, int size) {
    List<GradedSubmission> expected = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      String student = "student-%03d".formatted(i);
      expected.add(write(student, folder.resolve("submissions").resolve(student + ".zip")));
    }
    String table = new CsvReport(Credit.ALL_OR_NOTHING).of(expected);
    try {
      Files.writeString(folder.resolve("expected.csv"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GradedSubmission write(String student, Path zip) {
    Map<CourseExercise, Work> works = works();
    Map<Path, byte[]> files = new HashMap<>();
    works.forEach(
        (exercise, work) ->
            texts(exercise, work)
                .forEach(
                    (file, text) ->
                        files.put(
                            course.moduleOf(exercise).exercise().resolve(file),
                            signed(text, work, student).getBytes(StandardCharsets.UTF_8))));
    new SubmissionWriter(course, version)
        .write(zip, Instant.EPOCH, file -> Optional.ofNullable(files.get(file)));
    return new GradedSubmission(
        student,
        Optional.empty(),
        Optional.of(version),
        Optional.empty(),
        Optional.empty(),
        Collections.emptySortedMap(),
        List.of(),
        course.exercises().stream()
            .map(exercise -> expected(exercise, works.get(exercise)))
            .toList());
  }

  private static String signed(String text, Work work, String student) {
    return work == Work.STUB ? text : text + "// by " + student + "\n";
  }

  private Map<CourseExercise, Work> works() {
    Map<Habit, Integer> shares =
        Stream.of(Habit.values()).collect(Collectors.toMap(Function.identity(), Habit::share));
    Habit habit = drawn(shares);
    List<CourseExercise> exercises = course.exercises();
    int end = habit == Habit.STOPS_SOMEWHERE ? random.nextInt(exercises.size()) : exercises.size();
    Map<CourseExercise, Work> works = new HashMap<>();
    for (int i = 0; i < exercises.size(); i++) {
      works.put(
          exercises.get(i), i < end ? possible(exercises.get(i), drawn(habit.works)) : Work.STUB);
    }
    return works;
  }

  /** One that the exercise has answers for. */
  private Work possible(CourseExercise exercise, Work work) {
    return switch (work) {
      case ALTERNATIVE, WRONG -> answers(exercise, work).isEmpty() ? Work.REFERENCE : work;
      case REFERENCE, BROKEN, STUB, LEFT_OUT -> work;
    };
  }

  private List<WrongAnswer> answers(CourseExercise exercise, Work work) {
    return known.getOrDefault(exercise.id(), List.of()).stream()
        .filter(answer -> answer.right() == (work == Work.ALTERNATIVE))
        .toList();
  }

  private <T extends Enum<T>> T drawn(Map<T, Integer> shares) {
    int at = random.nextInt(shares.values().stream().mapToInt(Integer::intValue).sum());
    for (T each : shares.keySet().stream().sorted().toList()) {
      at -= shares.get(each);
      if (at < 0) {
        return each;
      }
    }
    throw new IllegalStateException("the shares are not of these");
  }

  private Map<Path, String> texts(CourseExercise exercise, Work work) {
    CourseModule module = course.moduleOf(exercise);
    return switch (work) {
      case REFERENCE -> texts(exercise, module.solution());
      case STUB -> texts(exercise, module.exercise());
      case LEFT_OUT -> Map.of();
      case BROKEN ->
          texts(exercise, module.solution()).entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, file -> "nonsense " + file.getValue()));
      case ALTERNATIVE, WRONG -> {
        List<WrongAnswer> answers = answers(exercise, work);
        WrongAnswer answer = answers.get(random.nextInt(answers.size()));
        Map<Path, String> texts = texts(exercise, module.solution());
        texts.putAll(answer.merged(module.solution(), exercise.files()));
        yield texts;
      }
    };
  }

  private static Map<Path, String> texts(CourseExercise exercise, Path root) {
    Map<Path, String> texts = new HashMap<>();
    for (Path file : exercise.files()) {
      try {
        texts.put(file, Files.readString(root.resolve(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  private static Grade expected(CourseExercise exercise, Work work) {
    var verdict =
        new Verdict(
            exercise.id(),
            Stack.ISOLATED,
            work.verdict,
            List.of(),
            "",
            List.of(),
            Optional.empty(),
            "",
            Duration.ZERO);
    return new Grade(
        exercise.id(),
        exercise.points(),
        Optional.of(verdict).filter(_ -> work != Work.LEFT_OUT),
        Optional.empty());
  }
}
