package loopcraft.grader.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;

/** Where the learner's files come from. */
@FunctionalInterface
public interface LearnerSources {

  /**
   * A file.
   *
   * @param exercise whose it is
   * @param file relative to a Java source root
   * @return nothing if it is missing
   */
  Optional<SourceText> find(CourseExercise exercise, Path file);

  /** The workspace. */
  static LearnerSources workspace(Course course) {
    return (exercise, file) -> read(course.moduleOf(exercise).exercise(), file);
  }

  /**
   * These texts for one exercise, and the workspace for the others; files of the exercise that are
   * not among the texts are the reference's.
   */
  static LearnerSources answer(Course course, CourseExercise graded, Map<Path, String> texts) {
    LearnerSources workspace = workspace(course);
    return (exercise, file) ->
        graded.files().contains(file)
            ? Optional.of(answer(course.moduleOf(exercise), file, texts))
            : workspace.find(exercise, file);
  }

  private static SourceText answer(CourseModule home, Path file, Map<Path, String> texts) {
    return text(home, file, texts)
        .or(() -> read(home.solution(), file))
        .orElseThrow(() -> new CourseException("this checkout has no reference source of " + file));
  }

  /** These texts, and nothing else. */
  static LearnerSources handedIn(Course course, Map<Path, String> texts) {
    return (exercise, file) -> text(course.moduleOf(exercise), file, texts);
  }

  private static Optional<SourceText> text(CourseModule home, Path file, Map<Path, String> texts) {
    return Optional.ofNullable(texts.get(file))
        .map(text -> new SourceText(file, home.exercise().resolve(file), text));
  }

  private static Optional<SourceText> read(Path root, Path file) {
    return Files.isRegularFile(root.resolve(file))
        ? Optional.of(SourceText.read(root, file))
        : Optional.empty();
  }
}
