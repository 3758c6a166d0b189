package loopcraft.grader.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The section of a module's lesson that belongs to one exercise.
 *
 * @param exercise the exercise's id
 * @param heading the section's heading without the marks, such as {@code 01.3 Timers}
 * @param file the lesson's file
 * @param line where the heading stands in the file, from 1
 * @param markdown the section with its heading, up to the next section
 * @param hints the bodies of its folded hints, in order
 */
public record Lesson(
    String exercise, String heading, Path file, int line, String markdown, List<String> hints) {

  private static final Pattern HINT =
      Pattern.compile("(?s)<details>\\s*<summary>\\s*Hint\\s+\\d+[^<]*</summary>(.*?)</details>");

  /** Copies the list. */
  public Lesson {
    hints = List.copyOf(hints);
  }

  /** Finds the section that belongs to an exercise. */
  public static Optional<Lesson> of(CourseModule module, String exercise) {
    List<String> lines = Headings.lines(module.lesson());
    var fences = new Headings.Fences();
    String heading = "";
    int start = -1;
    int end = lines.size();
    for (int i = 0; i < lines.size(); i++) {
      if (fences.isCode(lines.get(i)) || !lines.get(i).matches("##?[ \\t].*")) {
        continue;
      }
      if (start >= 0) {
        end = i;
        break;
      }
      Matcher section = Headings.SECTION.matcher(lines.get(i));
      if (section.matches() && section.group(2).equals(exercise)) {
        heading = section.group(1);
        start = i;
      }
    }
    if (start < 0) {
      return Optional.empty();
    }
    String markdown = String.join("\n", lines.subList(start, end)).stripTrailing() + "\n";
    List<String> hints =
        HINT.matcher(markdown).results().map(hint -> hint.group(1).strip()).toList();
    return Optional.of(new Lesson(exercise, heading, module.lesson(), start + 1, markdown, hints));
  }

  /** The heading's anchor on GitHub, such as {@code 013-timers}. */
  public String anchor() {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
