package loopcraft.grader.author;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the learner's file from the solution's.
 *
 * <p>In a class that carries {@code @Exercise}, every body becomes {@code throw todo("01.3");} and
 * what is private goes: that is the learner's to invent. In a class that does not, only the methods
 * that carry it are emptied, and what is private goes if nothing but their bodies used it.
 *
 * <p>What stays as it is: signatures, Javadoc, fields that are not private, the fields and
 * constructors of enums (their constants need them), constructors that do nothing but pass on their
 * own parameters or what these have, private constructors if there are no others, and whatever
 * private member a signature or the initialiser of a field that stays refers to.
 */
final class StubMaker {

  private static final String TODO = "static loopcraft.grader.Todo.todo";

  private final JavaSource source;
  private final Edits edits;
  private final Set<String> namesInRemovedBodies = new HashSet<>();

  private StubMaker(JavaSource source) {
    this.source = source;
    this.edits = new Edits(source.text());
  }

  /** The stub; empty if no exercise is in the file. */
  static Optional<String> stub(JavaSource solution) {
    if (Exercises.in(solution).isEmpty()) {
      return Optional.empty();
    }
    var maker = new StubMaker(solution);
    solution.types().forEach(type -> maker.visit(type, Optional.empty()));
    String emptied = maker.edits.apply();
    String pruned = PrivateMembers.pruned(emptied, maker.namesInRemovedBodies);
    return Optional.of(Imports.tidied(pruned, List.of(TODO)));
  }

  private void visit(ClassTree type, Optional<String> inherited) {
    Optional<String> exercise = JavaSource.exercise(type).or(() -> inherited);
    if (exercise.isPresent()) {
      emptyType(type, exercise.get());
    } else {
      emptyMarkedMethods(type);
    }
  }

  private void emptyMarkedMethods(ClassTree type) {
    for (Tree member : JavaSource.members(type)) {
      switch (member) {
        case MethodTree method ->
            JavaSource.exercise(method).ifPresent(exercise -> emptyBody(type, method, exercise));
        case ClassTree nested -> visit(nested, Optional.empty());
        default -> {}
      }
    }
  }

  private void emptyType(ClassTree type, String exercise) {
    Set<String> needed = namesInSignatures(type);
    var removed = new ArrayList<Tree>();
    List<Tree> members = JavaSource.members(type);
    for (Tree member : members) {
      if (goes(type, member, needed)) {
        removed.add(member);
      } else {
        emptyMember(type, member, exercise);
      }
    }
    if (!members.isEmpty() && removed.size() == members.size()) {
      edits.replace(source.body(type), "{}");
    } else {
      removed.forEach(member -> edits.removeLines(source.withComments(member)));
    }
  }

  private static boolean goes(ClassTree type, Tree member, Set<String> needed) {
    if (member instanceof BlockTree) {
      return true;
    }
    if (!JavaSource.isPrivate(member) || JavaSource.exercise(member).isPresent()) {
      return false;
    }
    if (JavaSource.isConstructor(member)) {
      return type.getKind() != Tree.Kind.ENUM && hasOtherConstructors(type);
    }
    boolean dataOfEnum = type.getKind() == Tree.Kind.ENUM && member instanceof VariableTree;
    return !dataOfEnum && !needed.contains(JavaSource.name(member));
  }

  private static boolean hasOtherConstructors(ClassTree type) {
    return type.getMembers().stream()
        .anyMatch(member -> JavaSource.isConstructor(member) && !JavaSource.isPrivate(member));
  }

  /** Names in what stays: the type's head, signatures, and fields that are not private. */
  private static Set<String> namesInSignatures(ClassTree type) {
    var leftOut = new ArrayList<Tree>();
    for (Tree member : JavaSource.members(type)) {
      switch (member) {
        case MethodTree method when !JavaSource.isPrivate(method) -> {
          if (method.getBody() != null) {
            leftOut.add(method.getBody());
          }
        }
        case VariableTree field when !JavaSource.isPrivate(field) -> {}
        case ClassTree nested when !JavaSource.isPrivate(nested) -> leftOut.addAll(bodies(nested));
        default -> leftOut.add(member);
      }
    }
    return Names.usedIn(type, leftOut);
  }

  private static List<Tree> bodies(ClassTree type) {
    return type.getMembers().stream()
        .<Tree>mapMulti(
            (member, found) -> {
              if (JavaSource.isPrivate(member) || member instanceof BlockTree) {
                found.accept(member);
              } else if (member instanceof MethodTree method && method.getBody() != null) {
                found.accept(method.getBody());
              } else if (member instanceof ClassTree nested) {
                bodies(nested).forEach(found);
              }
            })
        .toList();
  }

  private void emptyMember(ClassTree type, Tree member, String exercise) {
    switch (member) {
      case MethodTree method when !JavaSource.isPrivate(method) || isWritten(method) ->
          emptyBody(type, method, JavaSource.exercise(method).orElse(exercise));
      case ClassTree nested -> visit(nested, Optional.of(exercise));
      case VariableTree constant
          when constant.getInitializer() instanceof NewClassTree value
              && value.getClassBody() != null ->
          visit(value.getClassBody(), Optional.of(exercise));
      default -> {}
    }
  }

  private static boolean isWritten(MethodTree method) {
    return JavaSource.isConstructor(method) || JavaSource.exercise(method).isPresent();
  }

  private void emptyBody(ClassTree type, MethodTree method, String exercise) {
    if (method.getBody() == null
        || JavaSource.isConstructor(method) && type.getKind() == Tree.Kind.ENUM) {
      return;
    }
    String indentation = source.indentation(method);
    var lines = new ArrayList<String>();
    if (JavaSource.isConstructor(method)) {
      Optional<StatementTree> passedOn = callThatStays(type, method);
      if (method.getBody().getStatements().size() == (passedOn.isPresent() ? 1 : 0)) {
        return;
      }
      passedOn.ifPresent(call -> lines.add(source.text(call)));
    }
    lines.add("throw todo(\"" + exercise + "\");");
    namesInRemovedBodies.addAll(Names.usedIn(method.getBody()));
    String inner = "\n" + indentation + "  ";
    edits.replace(
        source.range(method.getBody()),
        "{" + inner + String.join(inner, lines) + "\n" + indentation + "}");
  }

  /** The call of another constructor, if it needs nothing that the stub does not have. */
  private static Optional<StatementTree> callThatStays(ClassTree type, MethodTree constructor) {
    return constructor.getBody().getStatements().stream()
        .<StatementTree>map(statement -> statement)
        .filter(
            statement ->
                statement instanceof ExpressionStatementTree expression
                    && expression.getExpression() instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof IdentifierTree called
                    && (called.getName().contentEquals("super") || isThisThatStays(type, called))
                    && call.getArguments().stream()
                        .allMatch(argument -> isPlain(type, constructor, argument)))
        .findFirst();
  }

  private static boolean isThisThatStays(ClassTree type, IdentifierTree called) {
    boolean somePrivate =
        type.getMembers().stream()
            .anyMatch(member -> JavaSource.isConstructor(member) && JavaSource.isPrivate(member));
    return called.getName().contentEquals("this") && !(somePrivate && hasOtherConstructors(type));
  }

  private static boolean isPlain(ClassTree type, MethodTree constructor, ExpressionTree argument) {
    return switch (argument) {
      case LiteralTree literal -> true;
      case MethodInvocationTree call
          when call.getArguments().isEmpty()
              && call.getMethodSelect() instanceof MemberSelectTree method ->
          method.getExpression() instanceof IdentifierTree receiver
              && isParameter(constructor, receiver);
      case MemberSelectTree select -> isConstantName(select.getIdentifier().toString());
      case IdentifierTree name ->
          isParameter(constructor, name)
              || isConstantName(name.getName().toString()) && !isPrivateMember(type, name);
      default -> false;
    };
  }

  private static boolean isParameter(MethodTree constructor, IdentifierTree name) {
    return constructor.getParameters().stream()
        .anyMatch(parameter -> parameter.getName().equals(name.getName()));
  }

  private static boolean isConstantName(String name) {
    return name.matches("[A-Z][A-Z0-9_]*");
  }

  private static boolean isPrivateMember(ClassTree type, IdentifierTree name) {
    return type.getMembers().stream()
        .anyMatch(
            member ->
                JavaSource.isPrivate(member)
                    && JavaSource.name(member).contentEquals(name.getName()));
  }
}
