package loopcraft.grader.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headings of a lesson.
 *
 * @param title the first heading's text; empty without one
 * @param sections the titles of the exercises' sections, by id
 */
record Headings(String title, Map<String, String> sections) {

  static final Pattern SECTION = Pattern.compile("##\\s+((\\d\\d\\.\\d+)\\b[ \\t]*(.*?))[ \\t#]*");

  static Headings of(Path lesson) {
    String title = "";
    Map<String, String> sections = new TreeMap<>();
    var fences = new Fences();
    for (String line : lines(lesson)) {
      if (fences.isCode(line)) {
        continue;
      }
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        sections.putIfAbsent(section.group(2), section.group(3));
      } else if (title.isEmpty() && line.startsWith("# ")) {
        title = line.substring(2).strip();
      }
    }
    return new Headings(title, sections);
  }

  static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file).lines().toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells code blocks from text, line by line. */
  static final class Fences {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");
    private String open = "";

    boolean isCode(String line) {
      Matcher fence = FENCE.matcher(line);
      if (!fence.matches()) {
        return !open.isEmpty();
      }
      if (open.isEmpty()) {
        open = fence.group(1);
      } else if (fence.group(1).startsWith(open) && fence.group(2).isBlank()) {
        open = "";
      }
      return true;
    }
  }
}
