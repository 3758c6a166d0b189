package loopcraft.grader.author;

import com.sun.source.tree.ClassTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
 * @param programs the Python programs that its Javadoc names ({@code src/cpython/NAME.py})
 * @param twin the one of which it says that it is the twin, and which prints the same
 */
record Demo(
    Path file,
    String className,
    int line,
    Optional<String> exercise,
    List<String> programs,
    Optional<String> twin) {

  private static final Pattern EXERCISE = Pattern.compile("^[/*\\s]*Demo (\\d\\d\\.\\d+):");
  private static final String FILE = "src/cpython/([\\w-]+)\\.py";
  private static final Pattern PROGRAM = Pattern.compile(FILE);
  private static final Pattern TWIN = Pattern.compile("twin of \\{@code " + FILE);

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
        names(PROGRAM, javadoc).toList(),
        names(TWIN, javadoc).findFirst());
  }

  private static Stream<String> names(Pattern pattern, String javadoc) {
    return pattern.matcher(javadoc).results().map(match -> match.group(1));
  }
}
