package loopcraft.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;

/**
 * What a demo shows, in the words of its source: {@code Demo 01.3: two timers at the same time}.
 */
public final class DemoTitle {

  private static final Pattern TITLE = Pattern.compile("Demo \\d\\d\\.\\d+:\\s*([^\\n]*)");

  private DemoTitle() {}

  /** The title of a demo class; its name, if it has none. */
  public static String of(Course course, CourseExercise exercise, String demo) {
    var source = course.moduleOf(exercise).demos().resolve(demo.replace('.', '/') + ".java");
    var name = demo.substring(demo.lastIndexOf('.') + 1);
    try {
      var title = TITLE.matcher(Files.readString(source));
      return title.find()
          ? title
              .group(1)
              .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
              .replace("*/", "")
              .replaceFirst("[.\\s]+$", "")
              .strip()
          : name;
    } catch (IOException e) {
      return name;
    }
  }
}
