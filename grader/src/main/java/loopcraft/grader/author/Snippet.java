package loopcraft.grader.author;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of a source file that a lesson shows.
 *
 * <p>It is written as {@code PATH}, {@code PATH#MEMBER} or {@code PATH#MEMBER, MEMBER}, with the
 * path relative to the Markdown file. Of a Java file the path alone is the whole type. A member is
 * a method (all of that name, or one by {@code name(Type)}), a field, a nested type, {@code
 * Nested.member}, or the type's own name for its constructors. Javadoc and {@code @Exercise} are
 * left out, unless {@code with javadoc} follows. Of a Python file a member is a function or class.
 * Any other file is shown as a whole.
 */
record Snippet(String path, List<String> members, boolean javadoc) {

  private static final String WITH_JAVADOC = "with javadoc";
  private static final Pattern NAME_AND_TYPES = Pattern.compile("([\\w.$]+)(\\(.*\\))?");
  private static final Pattern EXERCISE_LINE =
      Pattern.compile("(?m)^[ \\t]*@(?:loopcraft\\.grader\\.)?Exercise\\([^)]*\\)[ \\t]*\\n");

  static Snippet parse(String mark) {
    String spec = mark.strip();
    boolean javadoc = spec.endsWith(WITH_JAVADOC);
    if (javadoc) {
      spec = spec.substring(0, spec.length() - WITH_JAVADOC.length()).strip();
    }
    int hash = spec.indexOf('#');
    return hash < 0
        ? new Snippet(spec, List.of(), javadoc)
        : new Snippet(spec.substring(0, hash), split(spec.substring(hash + 1)), javadoc);
  }

  /** Splits at commas that are not between parentheses. */
  private static List<String> split(String members) {
    return Stream.of(members.split(",(?![^(]*\\))")).map(String::strip).toList();
  }

  /**
   * The text as it is in the source now.
   *
   * @param directory that the path is relative to
   * @throws AuthorException if there is no such thing
   */
  String text(Path directory) {
    Path file = directory.resolve(path).normalize();
    if (!Files.isRegularFile(file)) {
      throw new AuthorException("there is no file " + path);
    }
    if (path.endsWith(".java")) {
      return javaText(JavaSource.read(file), Traces.name(file));
    }
    String text = JavaSource.readText(file);
    if (members.isEmpty()) {
      return text.stripTrailing() + "\n";
    }
    if (!path.endsWith(".py")) {
      throw new AuthorException("only a Java or Python file has members: " + path);
    }
    return String.join("\n\n", members.stream().map(member -> pythonMember(text, member)).toList());
  }

  private String javaText(JavaSource source, String typeName) {
    ClassTree type =
        source.types().stream()
            .filter(each -> each.getSimpleName().contentEquals(typeName))
            .findFirst()
            .or(() -> source.types().stream().findFirst())
            .orElseThrow(() -> new AuthorException("there is no type in " + path));
    if (members.isEmpty()) {
      return text(source, type);
    }
    var text = new StringBuilder();
    Tree previous = null;
    for (String member : members) {
      List<Tree> found = find(type, member);
      if (found.isEmpty()) {
        throw new AuthorException("there is no member " + member + " in " + path);
      }
      for (Tree tree : found) {
        boolean together = previous instanceof VariableTree && tree instanceof VariableTree;
        text.append(previous == null || together ? "" : "\n").append(text(source, tree));
        previous = tree;
      }
    }
    return text.toString();
  }

  private static List<Tree> find(ClassTree type, String member) {
    int dot = member.indexOf('.');
    int parenthesis = member.indexOf('(');
    if (dot > 0 && (parenthesis < 0 || dot < parenthesis)) {
      return find(type, member.substring(0, dot)).stream()
          .filter(ClassTree.class::isInstance)
          .flatMap(nested -> find((ClassTree) nested, member.substring(dot + 1)).stream())
          .toList();
    }
    Matcher matcher = NAME_AND_TYPES.matcher(member);
    if (!matcher.matches()) {
      return List.of();
    }
    String name =
        type.getSimpleName().contentEquals(matcher.group(1)) ? "<init>" : matcher.group(1);
    Optional<String> types = Optional.ofNullable(matcher.group(2));
    List<Tree> found =
        JavaSource.members(type).stream()
            .filter(each -> JavaSource.name(each).equals(name))
            .filter(
                each ->
                    types.isEmpty()
                        || Merge.key(each).equals(name + types.get().replaceAll("\\s+", "")))
            .toList();
    if (!found.isEmpty()) {
      return found;
    }
    return JavaSource.members(type).stream()
        .filter(ClassTree.class::isInstance)
        .map(nested -> find((ClassTree) nested, member))
        .filter(inNested -> !inNested.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private String text(JavaSource source, Tree tree) {
    Range range = javadoc ? source.withComments(tree) : source.range(tree);
    String text = range.of(source.text());
    if (!javadoc) {
      List<Range> docs =
          Comments.in(text).stream().filter(comment -> comment.of(text).startsWith("/**")).toList();
      return finished(source.indentation(tree) + Comments.removedFrom(text, docs));
    }
    return finished(source.indentation(tree) + text);
  }

  private static String finished(String text) {
    return EXERCISE_LINE.matcher(text).replaceAll("").stripIndent().stripTrailing() + "\n";
  }

  private String pythonMember(String text, String member) {
    List<String> lines = text.lines().toList();
    Pattern definition =
        Pattern.compile("(\\s*)(?:async def|def|class) " + Pattern.quote(member) + "\\b.*");
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = definition.matcher(lines.get(i));
      if (matcher.matches()) {
        return pythonBlock(lines, i, matcher.group(1).length());
      }
    }
    throw new AuthorException("there is no " + member + " in " + path);
  }

  private static String pythonBlock(List<String> lines, int at, int indentation) {
    int from = at;
    while (from > 0 && lines.get(from - 1).strip().startsWith("@")) {
      from--;
    }
    int to = at + 1;
    while (to < lines.size() && isWithin(lines.get(to), indentation)) {
      to++;
    }
    var block = new ArrayList<>(lines.subList(from, to));
    return String.join("\n", block).stripIndent().stripTrailing() + "\n";
  }

  private static boolean isWithin(String line, int indentation) {
    return line.isBlank() || line.length() - line.stripLeading().length() > indentation;
  }
}
