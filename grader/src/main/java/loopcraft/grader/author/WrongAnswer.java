package loopcraft.grader.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.course.CourseModule;

/**
 * A known answer to an exercise: a wrong one, or a right one that differs from the reference.
 *
 * <p>It is a Java file {@code src/wrong/01.3/NAME.java} (a right one: {@code NAME.ok.java}) with
 * the members that differ from the solution. The comment lines at its top say the rest:
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
 * @param source the file
 * @param header what the comment lines say, by their first word
 */
record WrongAnswer(
    Path file,
    String exercise,
    String name,
    boolean right,
    JavaSource source,
    Map<String, String> header) {

  private static final Pattern KEY =
      Pattern.compile("//\\s*(Misconception|Alternative|Fails|By luck|Removes|Replaces):\\s*(.*)");
  private static final int COLUMNS = 100;

  /** Reads one; its folder's name is the exercise's id. */
  static WrongAnswer read(Path file) {
    String fileName = file.getFileName().toString();
    boolean right = fileName.endsWith(".ok.java");
    JavaSource source = JavaSource.read(file);
    return new WrongAnswer(
        file,
        file.getParent().getFileName().toString(),
        fileName.substring(0, fileName.length() - (right ? ".ok.java" : ".java").length()),
        right,
        source,
        header(source.text()));
  }

  /** The files of a module's wrong answers, in order. */
  static List<Path> files(CourseModule module) {
    return Checkout.files(module.wrong(), ".java");
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
  String idea() {
    return header.getOrDefault(right ? "Alternative" : "Misconception", "");
  }

  /** The tests that must fail: all of them, and no others but those that fail by luck. */
  Set<String> fails() {
    return names("Fails");
  }

  /** The tests that fail or not, as two threads happen to meet. */
  Set<String> failsByLuck() {
    return names("By luck");
  }

  private Set<String> names(String key) {
    return Stream.of(header.getOrDefault(key, "").split("[,\\s]+"))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Merge.Mode mode() {
    return header.containsKey("Replaces") ? Merge.Mode.WHOLE_CLASS : Merge.Mode.MEMBERS;
  }

  /**
   * The exercise's files with this answer in them; those that it does not change are left out.
   *
   * @param solution a source root
   * @param files the exercise's files, relative to it
   * @throws AuthorException if a class is not one of the exercise's
   */
  Map<Path, String> merged(Path solution, List<Path> files) {
    var merged = new TreeMap<Path, String>();
    for (Path file : files) {
      JavaSource target = JavaSource.read(solution.resolve(file));
      Set<String> known = names(target);
      if (names(source).stream().anyMatch(known::contains)) {
        JavaSource part = merged.isEmpty() ? withoutTypesOf(files, file, solution) : only(known);
        merged.put(file, Merge.into(target, part, mode(), names("Removes")));
      }
    }
    if (merged.isEmpty()) {
      throw new AuthorException("none of its classes is in the files of " + exercise);
    }
    return merged;
  }

  private static Set<String> names(JavaSource source) {
    return source.types().stream().map(JavaSource::name).collect(Collectors.toSet());
  }

  /** New classes go into the first file that is changed. */
  private JavaSource withoutTypesOf(List<Path> files, Path except, Path solution) {
    Set<String> elsewhere =
        files.stream()
            .filter(file -> !file.equals(except))
            .flatMap(file -> names(JavaSource.read(solution.resolve(file))).stream())
            .collect(Collectors.toSet());
    Set<String> wanted = names(source);
    wanted.removeAll(elsewhere);
    return only(wanted);
  }

  private JavaSource only(Set<String> wanted) {
    var edits = new Edits(source.text());
    source.types().stream()
        .filter(type -> !wanted.contains(JavaSource.name(type)))
        .forEach(type -> edits.removeLines(source.withComments(type)));
    return JavaSource.parse(edits.apply());
  }

  /** This file's text with other tests that must fail. */
  String withFails(List<String> tests) {
    List<String> lines = source.text().lines().toList();
    var before = lines.stream().takeWhile(line -> line.startsWith("//")).toList();
    var result = new ArrayList<String>();
    boolean inFails = false;
    for (String line : before) {
      Matcher key = KEY.matcher(line);
      inFails = key.matches() ? key.group(1).equals("Fails") : inFails;
      if (!inFails) {
        result.add(line);
      }
    }
    int at = 0;
    while (at < result.size() && !endsIdea(result, at)) {
      at++;
    }
    result.addAll(Math.min(result.size(), at + 1), wrapped("Fails: " + String.join(", ", tests)));
    result.addAll(lines.subList(before.size(), lines.size()));
    return String.join("\n", result) + "\n";
  }

  /** Whether the misconception's lines end here. */
  private static boolean endsIdea(List<String> lines, int at) {
    return at + 1 >= lines.size() || at >= 0 && KEY.matcher(lines.get(at + 1)).matches();
  }

  private static List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder("//");
    for (String word : text.split(" ")) {
      if (line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder("//  ");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
