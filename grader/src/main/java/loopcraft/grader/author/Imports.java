package loopcraft.grader.author;

import com.sun.source.tree.ImportTree;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The imports of a Java file, in google-java-format's order: static ones first, each by name. */
final class Imports {

  private static final Pattern JAVADOC_REFERENCE =
      Pattern.compile(
          "\\{@(?:link|linkplain|value)\\s+([^}]*)}|@(?:see|throws|exception)\\s+(\\S+)");

  private Imports() {}

  /** The text with these imports too, such as {@code static a.B.c}, and the unused ones gone. */
  static String tidied(String text, Collection<String> additions) {
    JavaSource source = JavaSource.parse(text);
    Set<String> used = usedNames(source);
    var kept = new TreeSet<String>();
    Stream.concat(of(source).stream(), additions.stream())
        .filter(name -> name.endsWith("*") || used.contains(simpleName(name)))
        .forEach(kept::add);
    return replaced(source, kept);
  }

  /** The text with these imports too; unused ones stay. */
  static String added(String text, Collection<String> additions) {
    JavaSource source = JavaSource.parse(text);
    var all = new TreeSet<>(of(source));
    all.addAll(additions);
    return replaced(source, all);
  }

  /** What a file imports. */
  static List<String> of(JavaSource source) {
    return source.unit().getImports().stream()
        .filter(ImportTree.class::isInstance)
        .map(
            tree ->
                (tree.isModule() ? "module " : tree.isStatic() ? "static " : "")
                    + tree.getQualifiedIdentifier())
        .toList();
  }

  private static Set<String> usedNames(JavaSource source) {
    var names = new HashSet<String>();
    source.types().forEach(type -> names.addAll(Names.usedIn(type)));
    for (Range comment : source.comments()) {
      String text = comment.of(source.text());
      if (text.startsWith("/**")) {
        JAVADOC_REFERENCE
            .matcher(text)
            .results()
            .flatMap(match -> Stream.of(match.group(1), match.group(2)))
            .filter(reference -> reference != null)
            .forEach(reference -> names.addAll(List.of(reference.split("\\W+"))));
      }
    }
    return names;
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String replaced(JavaSource source, Set<String> imports) {
    String text = source.text();
    var trees = source.unit().getImports();
    String block = block(imports);
    if (!trees.isEmpty()) {
      int from = source.start(trees.getFirst());
      int to = source.end(trees.getLast());
      if (block.isEmpty()) {
        return text.substring(0, from) + text.substring(to).stripLeading();
      }
      return text.substring(0, from) + block + text.substring(to);
    }
    if (block.isEmpty()) {
      return text;
    }
    if (source.unit().getPackage() == null) {
      return block + "\n\n" + text;
    }
    int afterPackage = source.end(source.unit().getPackage());
    return text.substring(0, afterPackage) + "\n\n" + block + text.substring(afterPackage);
  }

  private static String block(Set<String> imports) {
    return Stream.of(group(imports, "static "), group(imports, "module "), group(imports, ""))
        .filter(group -> !group.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String group(Set<String> imports, String kind) {
    return imports.stream()
        .filter(name -> kind.isEmpty() ? !name.contains(" ") : name.startsWith(kind))
        .map(name -> "import " + name + ";")
        .collect(Collectors.joining("\n"));
  }
}
