package loopcraft.grader.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.handout.StubSource;
import loopcraft.grader.run.Answer;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import loopcraft.grader.submission.Manifest;
import loopcraft.grader.submission.Received;
import loopcraft.grader.submission.RejectedException;
import loopcraft.grader.submission.Remarks;
import loopcraft.grader.submission.SubmissionReader;

/** Grades the submissions of a class; what one of them does is no matter to the others. */
public final class Batch {

  private static final String NO_KEY = "";

  private final Course course;
  private final SubmissionReader reader;
  private final Grading grading;
  private final GradeBook book;
  private final BatchOptions options;
  private final Remarks remarks;
  private final Map<Path, Optional<String>> stubs = new ConcurrentHashMap<>();

  /** Grades what one student handed in. */
  @FunctionalInterface
  public interface Grading {
    /** The verdicts, in the order of the answers. */
    List<Verdict> grade(List<Answer> answers);
  }

  /** Is told of each submission when it is through, by any thread. */
  @FunctionalInterface
  public interface Listener {

    /** It has been graded, or could not be. */
    void graded(GradedSubmission submission);

    /** It was graded before, by an earlier call. */
    default void known(GradedSubmission submission) {
      graded(submission);
    }
  }

  /** Makes a batch; nothing is read yet. */
  public Batch(
      Course course,
      SubmissionReader reader,
      Grading grading,
      GradeBook book,
      BatchOptions options) {
    this.course = course;
    this.reader = reader;
    this.grading = grading;
    this.book = book;
    this.options = options;
    remarks = new Remarks(course);
  }

  /**
   * Grades submissions, some at a time.
   *
   * @param submissions their places by their names
   * @return in the order of the names
   */
  public List<GradedSubmission> run(SortedMap<String, Path> submissions, Listener listener) {
    var all = new ArrayList<Future<GradedSubmission>>();
    try (var pool = Executors.newFixedThreadPool(options.atOnce())) {
      submissions.forEach(
          (name, place) -> all.add(pool.submit(() -> guarded(name, place, listener))));
    }
    return all.stream().map(Batch::result).toList();
  }

  private static GradedSubmission result(Future<GradedSubmission> graded) {
    try {
      return graded.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private GradedSubmission guarded(String name, Path place, Listener listener) {
    try {
      return graded(name, reader.read(place), listener);
    } catch (RejectedException rejected) {
      return told(rejected(name, place, rejected.getMessage()), listener);
    } catch (CancellationException interrupted) {
      throw interrupted;
    } catch (RuntimeException | StackOverflowError broken) {
      return told(rejected(name, place, "could not be graded: " + broken), listener);
    }
  }

  private static GradedSubmission told(GradedSubmission graded, Listener listener) {
    listener.graded(graded);
    return graded;
  }

  /** Kept for reports, where it names nothing of this machine; the next time it is tried again. */
  private GradedSubmission rejected(String name, Path place, String why) {
    String told =
        why.replace(place.toString(), name).replace(course.root().toString(), "the course");
    var rejected = GradedSubmission.rejected(name, told);
    book.keep(rejected, NO_KEY);
    return rejected;
  }

  private GradedSubmission graded(String name, Received received, Listener listener) {
    String key = key(received);
    Optional<GradedSubmission> known = book.find(name, key);
    if (known.isPresent()) {
      listener.known(known.get());
      return known.get();
    }
    GradedSubmission graded = grade(name, received);
    book.keep(graded, key);
    return told(graded, listener);
  }

  private String key(Received received) {
    return new Fingerprint()
        .add(options.rules())
        .add(String.valueOf(options.sandbox().tight()))
        .add(received.sources().toString())
        .add(received.refusals().toString())
        .addAll(remarks.on(received))
        .hex();
  }

  private GradedSubmission grade(String name, Received received) {
    List<CourseExercise> wanted = course.exercises().stream().filter(options::wants).toList();
    List<CourseExercise> handedIn = wanted.stream().filter(received::has).toList();
    var sources = SourceOverride.handedIn(byFile(received));
    Map<CourseExercise, Verdict> isolated =
        new HashMap<>(
            verdicts(
                handedIn.stream()
                    .filter(exercise -> refusals(exercise, received).isEmpty())
                    .toList(),
                Stack.ISOLATED,
                sources));
    handedIn.forEach(
        exercise -> isolated.computeIfAbsent(exercise, each -> notTaken(each, received)));
    List<CourseExercise> passed =
        handedIn.stream().filter(exercise -> isolated.get(exercise).passed()).toList();
    Map<CourseExercise, Verdict> ownStack =
        options.ownStack() ? verdicts(passed, Stack.MINE, sources) : Map.of();
    return new GradedSubmission(
        name,
        content(received),
        received.manifest().map(Manifest::course),
        Optional.empty(),
        Optional.of(options.sandbox()),
        received.refusals(),
        remarks.on(received),
        wanted.stream()
            .map(
                exercise ->
                    new Grade(
                        exercise.id(),
                        exercise.points(),
                        Optional.ofNullable(isolated.get(exercise)),
                        Optional.ofNullable(ownStack.get(exercise))))
            .toList());
  }

  /** What was not taken may differ. */
  private static Optional<String> content(Received received) {
    return received.refusals().isEmpty()
        ? Optional.of(new Fingerprint().add(received.sources().toString()).hex())
        : Optional.empty();
  }

  private static List<String> refusals(CourseExercise exercise, Received received) {
    return Received.paths(exercise).stream()
        .filter(received.refusals()::containsKey)
        .map(path -> path + " " + received.refusals().get(path))
        .toList();
  }

  private static Verdict notTaken(CourseExercise exercise, Received received) {
    return new Verdict(
        exercise.id(),
        Stack.ISOLATED,
        VerdictKind.REJECTED,
        List.of(),
        String.join("\n", refusals(exercise, received)),
        List.of(),
        Optional.empty(),
        "",
        Duration.ZERO);
  }

  private Map<CourseExercise, Verdict> verdicts(
      List<CourseExercise> exercises, Stack stack, SourceOverride sources) {
    List<Verdict> verdicts =
        grading.grade(
            exercises.stream().map(exercise -> new Answer(exercise, stack, sources)).toList());
    return IntStream.range(0, exercises.size())
        .boxed()
        .collect(Collectors.toMap(exercises::get, verdicts::get));
  }

  /**
   * What was handed in. Of what was not, the stub: such a file is one that nobody has begun, be it
   * the student's fault or because it is newer than the submission.
   */
  private Map<Path, String> byFile(Received received) {
    Map<Path, String> texts = new HashMap<>();
    for (CourseExercise exercise : course.exercises()) {
      List<String> paths = Received.paths(exercise);
      for (int i = 0; i < paths.size(); i++) {
        String path = paths.get(i);
        Path file = exercise.files().get(i);
        Optional.ofNullable(received.sources().get(path))
            .or(() -> received.lacks(path) ? stub(exercise, file) : Optional.empty())
            .ifPresent(text -> texts.put(file, text));
      }
    }
    return texts;
  }

  private Optional<String> stub(CourseExercise exercise, Path file) {
    return stubs.computeIfAbsent(file, _ -> StubSource.of(course.moduleOf(exercise), file));
  }
}
