package loopcraft.grader.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A demo, as its source has it.
 *
 * @param className the name of its class
 * @param exercise the id that its Javadoc begins with ({@code Demo 01.3:}), if it has one
 */
public record DemoSource(String className, Optional<String> exercise) {

  private static final Pattern DEMO =
      Pattern.compile("/\\*\\*\\s*(?:\\*\\s*)?Demo (\\d\\d\\.\\d+)\\b");
  private static final String SCRATCH = "Scratch";

  /** The classes in the demos' folder of a module. */
  public static List<DemoSource> of(CourseModule module) {
    return Sources.below(module.demos()).stream()
        .map(source -> of(source.file(), source.text()))
        .toList();
  }

  static DemoSource of(Path file, String text) {
    var demo = DEMO.matcher(text);
    return new DemoSource(
        Sources.className(file), demo.find() ? Optional.of(demo.group(1)) : Optional.empty());
  }

  /** Its name without the package. */
  public String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** Whether it is the learner's, to try something out: not one that the course shows. */
  public boolean isScratch() {
    return simpleName().startsWith(SCRATCH);
  }

  /** The same of a file. */
  public static boolean isScratch(Path file) {
    return file.getFileName().toString().startsWith(SCRATCH);
  }
}
