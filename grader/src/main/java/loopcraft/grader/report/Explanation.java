package loopcraft.grader.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.FailureReport.Frame;

/**
 * What a failed test says, taken apart.
 *
 * @param likely the misconception that it suggests
 * @param text what was expected and seen, on which input, without the misconception and the lesson
 * @param places where it was, in the student's files and in the test
 */
record Explanation(Optional<String> likely, String text, List<String> places) {

  private static final Pattern LABEL = Pattern.compile("  [A-Za-z]+:.*");
  private static final Pattern ELSEWHERE = Pattern.compile("  (Likely|Read): .*");
  private static final int PLACES = 2;

  static Explanation of(FailureReport report, CourseExercise exercise) {
    return new Explanation(
        report.likely().map(FailureReport.Likely::text),
        text(report.text()),
        Stream.concat(
                places(report, frame -> isOf(exercise, frame)),
                places(report, frame -> exercise.testClasses().contains(top(frame))).limit(1))
            .toList());
  }

  /** Whether any place is known. */
  boolean located() {
    return !places.isEmpty();
  }

  private static String text(String all) {
    var kept = new ArrayList<String>();
    boolean elsewhere = false;
    for (String line : all.lines().toList()) {
      if (LABEL.matcher(line).matches()) {
        elsewhere = ELSEWHERE.matcher(line).matches();
      }
      if (!elsewhere) {
        kept.add(line);
      }
    }
    return String.join("\n", kept).strip();
  }

  private static Stream<String> places(FailureReport report, Predicate<Frame> which) {
    return report.frames().stream()
        .filter(frame -> frame.file() != null && frame.line() > 0)
        .filter(which)
        .map(frame -> frame.file() + ":" + frame.line())
        .distinct()
        .limit(PLACES);
  }

  private static boolean isOf(CourseExercise exercise, Frame frame) {
    String top = top(frame);
    String folder = top.contains(".") ? top.substring(0, top.lastIndexOf('.') + 1) : "";
    String file = folder.replace('.', '/') + frame.file();
    return exercise.files().stream()
        .anyMatch(own -> own.toString().replace('\\', '/').equals(file));
  }

  private static String top(Frame frame) {
    int nested = frame.className().indexOf('$');
    return nested < 0 ? frame.className() : frame.className().substring(0, nested);
  }
}
