package loopcraft.grader.author;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Puts changed members into a Java file.
 *
 * <p>Types are found by name, methods by name and parameter types, fields by name. What is found is
 * replaced, what is not is added; imports are added. A nested class is merged likewise. An enum, or
 * a record of other components, is replaced as a whole.
 */
final class Merge {

  /** How a change is to be understood. */
  enum Mode {
    /** It has some members of a class; the others stay. */
    MEMBERS,
    /** It has all members of a class; the others go. */
    WHOLE_CLASS
  }

  private final JavaSource target;
  private final JavaSource changes;
  private final Mode mode;
  private final Set<String> removed;
  private final Edits edits;

  private Merge(JavaSource target, JavaSource changes, Mode mode, Set<String> removed) {
    this.target = target;
    this.changes = changes;
    this.mode = mode;
    this.removed = removed;
    this.edits = new Edits(target.text());
  }

  /**
   * Merges the types that both have, and adds the others.
   *
   * @param removed names of members of the target to take out
   */
  static String into(JavaSource target, JavaSource changes, Mode mode, Set<String> removed) {
    return new Merge(target, changes, mode, removed).merged();
  }

  private String merged() {
    var added = new StringBuilder();
    for (ClassTree change : changes.types()) {
      Optional<ClassTree> type = find(target.types(), change);
      type.ifPresentOrElse(
          existing -> mergeType(existing, change, mode),
          () -> added.append('\n').append(declaration(change)).append('\n'));
    }
    target.types().forEach(this::remove);
    return Imports.added(edits.apply() + added, Imports.of(changes));
  }

  private static Optional<ClassTree> find(List<? extends Tree> types, ClassTree wanted) {
    return types.stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getSimpleName().contentEquals(wanted.getSimpleName()))
        .findFirst();
  }

  private String declaration(Tree member) {
    return changes.withComments(member).of(changes.text());
  }

  private void mergeType(ClassTree type, ClassTree change, Mode how) {
    if (type.getKind() != change.getKind()
        || type.getKind() == Tree.Kind.ENUM
        || !components(type).equals(components(change))) {
      edits.replace(target.range(type), changes.text(change));
    } else if (how == Mode.WHOLE_CLASS) {
      replaceWhole(type, change);
    } else {
      mergeMembers(type, change);
    }
  }

  /** A head that says nothing about supertypes leaves them as they are. */
  private void replaceWhole(ClassTree type, ClassTree change) {
    boolean ownHead =
        change.getExtendsClause() != null
            || !change.getImplementsClause().isEmpty()
            || !change.getPermitsClause().isEmpty();
    if (ownHead) {
      edits.replace(target.range(type), changes.text(change));
    } else {
      edits.replace(target.body(type), changes.body(change).of(changes.text()));
    }
  }

  private void mergeMembers(ClassTree type, ClassTree change) {
    var first = new ArrayList<String>();
    var last = new ArrayList<String>();
    for (Tree member : JavaSource.members(change)) {
      Optional<Tree> existing =
          JavaSource.members(type).stream()
              .filter(other -> !key(other).isEmpty() && key(other).equals(key(member)))
              .findFirst();
      if (existing.isEmpty()) {
        (isConstant(member) ? first : last).add(declaration(member));
      } else if (existing.get() instanceof ClassTree nested) {
        mergeType(nested, (ClassTree) member, Mode.MEMBERS);
      } else {
        edits.replace(target.range(existing.get()), changes.text(member));
      }
    }
    Range body = target.body(type);
    if (!first.isEmpty()) {
      edits.insert(body.from() + 1, "\n\n  " + String.join("\n\n  ", first) + "\n");
    }
    if (!last.isEmpty()) {
      edits.insert(body.to() - 1, "\n  " + String.join("\n\n  ", last) + "\n");
    }
  }

  private void remove(ClassTree type) {
    for (Tree member : JavaSource.members(type)) {
      if (removed.contains(nameIn(type, member))) {
        edits.removeLines(target.withComments(member));
      } else if (member instanceof ClassTree nested) {
        remove(nested);
      }
    }
  }

  private static String nameIn(ClassTree type, Tree member) {
    return JavaSource.isConstructor(member)
        ? type.getSimpleName().toString()
        : JavaSource.name(member);
  }

  private static boolean isConstant(Tree member) {
    return member instanceof VariableTree field
        && field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private static List<String> components(ClassTree type) {
    return JavaSource.components(type).stream().map(Merge::parameter).toList();
  }

  /** What makes two members the same; empty for initialisers. */
  static String key(Tree member) {
    return switch (member) {
      case MethodTree method ->
          method.getParameters().stream()
              .map(Merge::parameterType)
              .collect(Collectors.joining(",", method.getName() + "(", ")"));
      case VariableTree field -> "field " + field.getName();
      case ClassTree type -> "type " + type.getSimpleName();
      default -> "";
    };
  }

  private static String parameter(VariableTree parameter) {
    return parameterType(parameter) + " " + parameter.getName();
  }

  /** The type as overloading sees it: without type arguments, packages and annotations. */
  static String parameterType(VariableTree parameter) {
    String type = parameter.getType().toString().replaceAll("@\\w+(\\([^)]*\\))?\\s*", "");
    String before;
    do {
      before = type;
      type = type.replaceAll("<[^<>]*>", "");
    } while (!type.equals(before));
    return type.replaceAll("\\w+\\.(?=\\w)", "").replaceAll("\\s+", "");
  }
}
