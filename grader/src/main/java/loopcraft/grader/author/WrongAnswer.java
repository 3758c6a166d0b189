package loopcraft.grader.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import loopcraft.grader.course.KnownAnswer;

/**
 * A known answer to an exercise: a wrong one, or a right one that differs from the reference.
 *
 * <p>It is a Java file with the members that differ from the solution.
 *
 * @param known what the comment lines at its top say
 * @param source the file
 */
record WrongAnswer(KnownAnswer known, JavaSource source) {

  private static final int COLUMNS = 100;

  /** Reads one; its folder's name is the exercise's id. */
  static WrongAnswer read(Path file) {
    JavaSource source = JavaSource.read(file);
    return new WrongAnswer(KnownAnswer.of(file, source.text()), source);
  }

  Path file() {
    return known.file();
  }

  String exercise() {
    return known.exercise();
  }

  String name() {
    return known.name();
  }

  boolean right() {
    return known.right();
  }

  String idea() {
    return known.idea();
  }

  Set<String> fails() {
    return known.fails();
  }

  Set<String> failsByLuck() {
    return known.failsByLuck();
  }

  /** The same answer, of which it is said that some tests fail by luck. */
  WrongAnswer withLuck(Set<String> tests) {
    return new WrongAnswer(known.withLuck(tests), source);
  }

  private Merge.Mode mode() {
    return known.header().containsKey("Replaces") ? Merge.Mode.WHOLE_CLASS : Merge.Mode.MEMBERS;
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
      Set<String> types = names(target);
      if (names(source).stream().anyMatch(types::contains)) {
        JavaSource part = merged.isEmpty() ? withoutTypesOf(files, file, solution) : only(types);
        merged.put(file, Merge.into(target, part, mode(), known.names("Removes")));
      }
    }
    if (merged.isEmpty()) {
      throw new AuthorException("none of its classes is in the files of " + exercise());
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
      Matcher key = KnownAnswer.KEY.matcher(line);
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
    return at + 1 >= lines.size()
        || at >= 0 && KnownAnswer.KEY.matcher(lines.get(at + 1)).matches();
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
