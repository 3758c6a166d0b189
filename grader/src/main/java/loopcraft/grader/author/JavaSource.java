package loopcraft.grader.author;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import loopcraft.grader.build.JavaOptions;

/** A Java file as the compiler's parser sees it, with the position of everything in its text. */
final class JavaSource {

  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Range> comments;

  private JavaSource(String text, CompilationUnitTree unit, SourcePositions positions) {
    this.text = text;
    this.unit = unit;
    this.positions = positions;
    this.comments = Comments.in(text);
  }

  /**
   * Parses a file.
   *
   * @throws AuthorException if its syntax is wrong
   */
  static JavaSource read(Path file) {
    return parse(readText(file));
  }

  /** The text of a file, with plain line ends. */
  static String readText(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Parses a text.
   *
   * @throws AuthorException if its syntax is wrong
   */
  static JavaSource parse(String text) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    problems,
                    JavaOptions.withoutPlugins(),
                    null,
                    List.of(new TextFile("Source.java", text)));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      for (Diagnostic<?> problem : problems.getDiagnostics()) {
        if (problem.getKind() == Diagnostic.Kind.ERROR) {
          throw new AuthorException(
              (int) problem.getLineNumber(), problem.getMessage(Locale.ENGLISH));
        }
      }
      return new JavaSource(text, unit, Trees.instance(task).getSourcePositions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  CompilationUnitTree unit() {
    return unit;
  }

  List<Range> comments() {
    return comments;
  }

  /** The package's name; empty for none. */
  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  /** The top-level types. */
  List<ClassTree> types() {
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .toList();
  }

  Range range(Tree tree) {
    return new Range(start(tree), end(tree));
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  String text(Tree tree) {
    return range(tree).of(text);
  }

  /** The line of a position, from 1. */
  int line(int position) {
    return (int) unit.getLineMap().getLineNumber(position);
  }

  int line(Tree tree) {
    return line(start(tree));
  }

  /** A member or type with the Javadoc and the comments that stand directly above it. */
  Range withComments(Tree tree) {
    int from = start(tree);
    for (Range comment : comments.reversed()) {
      if (comment.to() <= from
          && Comments.standsAlone(text, comment)
          && isAttached(text.substring(comment.to(), from))) {
        from = comment.from();
      }
    }
    return new Range(from, endWithRemark(tree));
  }

  private static boolean isAttached(String between) {
    return between.isBlank() && between.chars().filter(c -> c == '\n').count() <= 1;
  }

  /** A remark behind the last line belongs to it. */
  private int endWithRemark(Tree tree) {
    int end = end(tree);
    return comments.stream()
        .filter(comment -> comment.from() >= end)
        .findFirst()
        .filter(comment -> text.substring(end, comment.from()).isBlank())
        .filter(comment -> !text.substring(end, comment.from()).contains("\n"))
        .map(Range::to)
        .orElse(end);
  }

  /** The white space at the beginning of the line where something starts. */
  String indentation(Tree tree) {
    int lineStart = text.lastIndexOf('\n', start(tree) - 1) + 1;
    int end = lineStart;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return text.substring(lineStart, end);
  }

  /** The body of a type, from brace to brace. */
  Range body(ClassTree type) {
    int from = Math.max(start(type), end(type.getModifiers()));
    Stream<? extends Tree> header =
        Stream.of(
                type.getTypeParameters().stream(),
                Stream.ofNullable(type.getExtendsClause()),
                type.getImplementsClause().stream(),
                type.getPermitsClause().stream(),
                components(type).stream())
            .flatMap(trees -> trees);
    from = Math.max(from, header.mapToInt(this::end).max().orElse(0));
    while (text.charAt(from) != '{' || isComment(from)) {
      from++;
    }
    return new Range(from, end(type));
  }

  private boolean isComment(int position) {
    return comments.stream().anyMatch(comment -> comment.contains(position));
  }

  /** A record's components. */
  static List<VariableTree> components(ClassTree type) {
    if (type.getKind() != Tree.Kind.RECORD) {
      return List.of();
    }
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
        .toList();
  }

  /** What stands in a type's body: its members without a record's components. */
  static List<Tree> members(ClassTree type) {
    List<VariableTree> components = components(type);
    return type.getMembers().stream()
        .filter(member -> !components.contains(member))
        .<Tree>map(member -> member)
        .toList();
  }

  static boolean isConstructor(Tree member) {
    return member instanceof MethodTree method && method.getName().contentEquals("<init>");
  }

  static boolean isPrivate(Tree member) {
    return modifiers(member)
        .filter(modifiers -> modifiers.getFlags().contains(Modifier.PRIVATE))
        .isPresent();
  }

  static Optional<ModifiersTree> modifiers(Tree member) {
    return switch (member) {
      case MethodTree method -> Optional.of(method.getModifiers());
      case VariableTree field -> Optional.of(field.getModifiers());
      case ClassTree type -> Optional.of(type.getModifiers());
      default -> Optional.empty();
    };
  }

  /** A member's name; a constructor's is {@code <init>}, an initialiser's is empty. */
  static String name(Tree member) {
    return switch (member) {
      case MethodTree method -> method.getName().toString();
      case VariableTree field -> field.getName().toString();
      case ClassTree type -> type.getSimpleName().toString();
      default -> "";
    };
  }

  /** The annotation of this simple name. */
  static Optional<AnnotationTree> annotation(Tree member, String simpleName) {
    return modifiers(member).stream()
        .flatMap(modifiers -> modifiers.getAnnotations().stream())
        .filter(
            annotation -> {
              String type = annotation.getAnnotationType().toString();
              return type.equals(simpleName) || type.endsWith("." + simpleName);
            })
        .map(AnnotationTree.class::cast)
        .findFirst();
  }

  /** The literal that an annotation gives an element; {@code value} is the unnamed one. */
  static Optional<Object> element(AnnotationTree annotation, String element) {
    return annotation.getArguments().stream()
        .map(
            argument ->
                argument instanceof AssignmentTree assignment
                    ? assignment.getVariable().toString().equals(element)
                        ? assignment.getExpression()
                        : null
                    : element.equals("value") ? argument : null)
        .filter(LiteralTree.class::isInstance)
        .map(literal -> ((LiteralTree) literal).getValue())
        .findFirst();
  }

  /** The id in a member's own {@code @Exercise}. */
  static Optional<String> exercise(Tree member) {
    return annotation(member, "Exercise")
        .flatMap(annotation -> element(annotation, "value"))
        .map(Object::toString);
  }
}
