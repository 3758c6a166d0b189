package loopcraft.grader.author;

import com.sun.source.tree.ClassTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopcraft.grader.course.CourseModule;

/**
 * A demo, and perhaps the twin of a Python program.
 *
 * @param file where it is
 * @param className its class
 * @param line where the class begins
 * @param exercise the id that its Javadoc begins with ({@code Demo 01.3:}); empty for none
 * @param twins the Python programs that its Javadoc names ({@code src/cpython/NAME.py})
 */
record Demo(Path file, String className, int line, Optional<String> exercise, List<String> twins) {

  private static final Pattern EXERCISE = Pattern.compile("^[/*\\s]*Demo (\\d\\d\\.\\d+):");
  private static final Pattern TWIN = Pattern.compile("src/cpython/([\\w-]+)\\.py");

  /** The demos of a module. */
  static List<Demo> of(CourseModule module) {
    return Checkout.files(module.demos(), ".java").stream().flatMap(Demo::in).toList();
  }

  private static Stream<Demo> in(Path file) {
    JavaSource source = JavaSource.read(file);
    return source.types().stream().map(type -> of(file, source, type));
  }

  private static Demo of(Path file, JavaSource source, ClassTree type) {
    String javadoc = source.text().substring(source.withComments(type).from(), source.start(type));
    String className =
        (source.packageName().isEmpty() ? "" : source.packageName() + ".") + type.getSimpleName();
    return new Demo(
        file,
        className,
        source.line(type),
        EXERCISE.matcher(javadoc).results().findFirst().map(match -> match.group(1)),
        TWIN.matcher(javadoc).results().map(MatchResult::group).map(Demo::baseName).toList());
  }

  private static String baseName(String path) {
    return Traces.name(Path.of(path));
  }
}
