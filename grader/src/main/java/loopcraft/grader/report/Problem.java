package loopcraft.grader.report;

import java.nio.file.Path;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.course.CourseExercise;

/**
 * What the compiler said, without this machine's folders.
 *
 * @param place the file and the line
 * @param message in the compiler's words
 * @param excerpt the line with a caret; empty where there is none
 */
record Problem(String place, String message, String excerpt) {

  static Problem of(CompileProblem problem, CourseExercise exercise) {
    String file = file(problem.file(), exercise);
    return new Problem(
        problem.line() > 0 ? file + ":" + problem.line() : file,
        problem.message().strip(),
        problem.excerpt());
  }

  /** The file as the exercise names it; of any other, its own name. */
  private static String file(Path file, CourseExercise exercise) {
    return exercise.files().stream()
        .filter(file::endsWith)
        .findFirst()
        .orElseGet(file::getFileName)
        .toString()
        .replace('\\', '/');
  }

  /** All of it. */
  String text() {
    return place + ": " + message + (excerpt.isEmpty() ? "" : "\n" + excerpt);
  }
}
