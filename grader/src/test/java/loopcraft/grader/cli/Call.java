package loopcraft.grader.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import loopcraft.grader.course.Course;
import loopcraft.grader.run.GraderOptions;

/**
 * What a call of {@code ./learn} came to, without a terminal.
 *
 * @param out what it wrote, with lines that end as on Linux
 * @param errors what it wrote besides, likewise
 */
record Call(int status, String out, String errors) {

  private static final int COLUMNS = 80;

  /** Calls it in a directory, with graders that only seem to grade. */
  static Call of(Path root, Path from, String... arguments) {
    return of(root, from, (course, _) -> new FakeGrading(course), arguments);
  }

  static Call of(
      Path root,
      Path from,
      BiFunction<Course, GraderOptions, Grading> graders,
      String... arguments) {
    var out = new StringWriter();
    var errors = new StringWriter();
    var learn =
        new Learn(
            root,
            from,
            Map.of(),
            new Screen(new PrintWriter(out), Look.plain(COLUMNS)),
            new Screen(new PrintWriter(errors), Look.plain(COLUMNS)),
            graders);
    int status = learn.run(arguments);
    return new Call(status, unix(out), unix(errors));
  }

  private static String unix(StringWriter text) {
    return text.toString().replace("\r\n", "\n");
  }
}
