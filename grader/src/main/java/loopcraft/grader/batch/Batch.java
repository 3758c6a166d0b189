package loopcraft.grader.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.submission.Manifest;
import loopcraft.grader.submission.Received;
import loopcraft.grader.submission.RejectedException;
import loopcraft.grader.submission.SubmissionReader;

/** Grades the submissions of a class; what one of them does is no matter to the others. */
public final class Batch {

  private final Course course;
  private final SubmissionReader reader;
  private final Grading grading;
  private final GradeBook book;
  private final BatchOptions options;

  /** Grades one exercise on one stack. */
  @FunctionalInterface
  public interface Grading {
    /** The verdict on what was handed in. */
    Verdict grade(CourseExercise exercise, Stack stack, SourceOverride sources);
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
  }

  /**
   * Grades submissions, some at a time.
   *
   * @param submissions their places by their names
   * @param done is told of each when it has been graded, by any thread
   * @return in the order of the names
   */
  public List<GradedSubmission> run(
      SortedMap<String, Path> submissions, Consumer<GradedSubmission> done) {
    var all = new ArrayList<Future<GradedSubmission>>();
    try (var pool = Executors.newFixedThreadPool(options.atOnce())) {
      submissions.forEach(
          (name, place) ->
              all.add(
                  pool.submit(
                      () -> {
                        GradedSubmission graded = guarded(name, place);
                        done.accept(graded);
                        return graded;
                      })));
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

  private GradedSubmission guarded(String name, Path place) {
    try {
      return graded(name, reader.read(place));
    } catch (RejectedException rejected) {
      return GradedSubmission.rejected(name, withoutFolders(rejected.getMessage(), name, place));
    } catch (CancellationException interrupted) {
      throw interrupted;
    } catch (RuntimeException | StackOverflowError broken) {
      return GradedSubmission.rejected(
          name, withoutFolders("could not be graded: " + broken, name, place));
    }
  }

  /** What is told to students names nothing of this machine. */
  private String withoutFolders(String why, String name, Path place) {
    return why.replace(place.toString(), name).replace(course.root().toString(), "the course");
  }

  private GradedSubmission graded(String name, Received received) {
    String key = key(received);
    return book.find(name, key)
        .orElseGet(
            () -> {
              GradedSubmission graded = grade(name, received);
              book.keep(graded, key);
              return graded;
            });
  }

  private String key(Received received) {
    return new Fingerprint()
        .add(options.key())
        .add(String.valueOf(options.sandbox().tight()))
        .add(new TreeSet<>(options.only()).toString())
        .add(received.sources().toString())
        .add(received.refusals().toString())
        .hex();
  }

  private GradedSubmission grade(String name, Received received) {
    SourceOverride sources = SourceOverride.handedIn(byFile(received));
    List<Grade> grades =
        course.exercises().stream()
            .filter(options::wants)
            .map(exercise -> grade(exercise, received, sources))
            .toList();
    return new GradedSubmission(
        name,
        received.manifest().map(Manifest::course),
        Optional.empty(),
        Optional.of(options.sandbox()),
        received.refusals(),
        grades);
  }

  private Grade grade(CourseExercise exercise, Received received, SourceOverride sources) {
    if (!received.has(exercise)) {
      return Grade.missing(exercise.id(), exercise.points());
    }
    Verdict isolated = grading.grade(exercise, Stack.ISOLATED, sources);
    Optional<Verdict> ownStack =
        options.ownStack() && isolated.passed()
            ? Optional.of(grading.grade(exercise, Stack.MINE, sources))
            : Optional.empty();
    return new Grade(exercise.id(), exercise.points(), Optional.of(isolated), ownStack);
  }

  private Map<Path, String> byFile(Received received) {
    Map<Path, String> texts = new HashMap<>();
    for (CourseExercise exercise : course.exercises()) {
      List<String> paths = Received.paths(exercise);
      for (int i = 0; i < paths.size(); i++) {
        String text = received.sources().get(paths.get(i));
        if (text != null) {
          texts.put(exercise.files().get(i), text);
        }
      }
    }
    return texts;
  }
}
