package loopcraft.grader.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file of a known answer says about itself: {@code src/wrong/01.3/NAME.java}, or of a right
 * one {@code NAME.ok.java}.
 *
 * <pre>
 * // Misconception: what somebody who writes this believes   (a right one: // Alternative: …)
 * // Fails: the_tests, that_must_fail
 * // By luck: tests, that_may_fail              (if any: what two threads do)
 * // Removes: members, of_the, solution          (if any)
 * // Replaces: the whole class                   (if the other members go)
 * </pre>
 *
 * @param file where it is
 * @param exercise the exercise's id
 * @param name the file's name without ending: a wrong one's misconception
 * @param right whether it is right
 * @param header what the comment lines say, by their first word
 */
public record KnownAnswer(
    Path file, String exercise, String name, boolean right, Map<String, String> header) {

  /** A line of the header that begins something. */
  public static final Pattern KEY =
      Pattern.compile("//\\s*(Misconception|Alternative|Fails|By luck|Removes|Replaces):\\s*(.*)");

  private static final String RIGHT = ".ok.java";
  private static final String WRONG = ".java";

  /** Copies the map. */
  public KnownAnswer {
    header = Map.copyOf(header);
  }

  /** Reads one; its folder's name is the exercise's id. */
  public static KnownAnswer read(Path file) {
    try {
      return of(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One whose text is known. */
  public static KnownAnswer of(Path file, String text) {
    String fileName = file.getFileName().toString();
    boolean right = fileName.endsWith(RIGHT);
    return new KnownAnswer(
        file,
        file.getParent().getFileName().toString(),
        fileName.substring(0, fileName.length() - (right ? RIGHT : WRONG).length()),
        right,
        header(text));
  }

  /** The files of a module's answers, in order; none where they are not kept. */
  public static List<Path> files(CourseModule module) {
    return below(module.wrong());
  }

  /** The wrong answers to an exercise that are known; none where they are not kept. */
  public static List<KnownAnswer> wrongOnes(CourseModule module, String exercise) {
    return below(module.wrong().resolve(exercise)).stream()
        .map(KnownAnswer::read)
        .filter(answer -> !answer.right())
        .toList();
  }

  private static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(path -> path.getFileName().toString().endsWith(WRONG))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> header(String text) {
    var header = new LinkedHashMap<String, String>();
    String key = null;
    for (String line : text.lines().takeWhile(line -> line.startsWith("//")).toList()) {
      Matcher matcher = KEY.matcher(line);
      if (matcher.matches()) {
        key = matcher.group(1);
        header.put(key, matcher.group(2).strip());
      } else if (key != null) {
        header.merge(key, line.substring(2).strip(), (first, more) -> (first + " " + more).strip());
      }
    }
    return header;
  }

  /** What somebody who writes this believes, or how a right one differs. */
  public String idea() {
    return header.getOrDefault(right ? "Alternative" : "Misconception", "");
  }

  /** The tests that must fail: all of them, and no others but those that fail by luck. */
  public Set<String> fails() {
    return names("Fails");
  }

  /** The tests that fail or not, as two threads happen to meet. */
  public Set<String> failsByLuck() {
    return names("By luck");
  }

  /**
   * Whether code that fails at just these tests does what this answer does, as far as tests see.
   */
  public boolean failsLike(Set<String> failing) {
    var others = new TreeSet<>(failing);
    others.removeAll(failsByLuck());
    return others.equals(fails());
  }

  /** The same answer, of which it is said that some tests fail by luck. */
  public KnownAnswer withLuck(Set<String> tests) {
    var certain = new TreeSet<>(fails());
    certain.removeAll(tests);
    var luck = new TreeSet<>(failsByLuck());
    luck.addAll(tests);
    var other = new LinkedHashMap<>(header);
    other.put("Fails", String.join(", ", certain));
    other.put("By luck", String.join(", ", luck));
    return new KnownAnswer(file, exercise, name, right, other);
  }

  /** What a list in the header names. */
  public Set<String> names(String key) {
    return Stream.of(header.getOrDefault(key, "").split("[,\\s]+"))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
