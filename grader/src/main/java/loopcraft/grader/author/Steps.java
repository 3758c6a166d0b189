package loopcraft.grader.author;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.course.CourseModule;

/**
 * The steps in which a walkthrough builds the reference solution.
 *
 * <p>A step is a Java block below {@code <!-- step: 01.3.1 TimerQueue.java -->}. In the first step
 * of a file the block has the whole class as it is then. Later it may have just members, without
 * the class around them: they replace those of the same signature or are added, and {@code removes:
 * a, b} in the mark takes members out. Package and imports may be left out: those of the solution
 * count. Every step must compile with the reference around it, and the last must be the solution.
 */
final class Steps {

  private static final Pattern MARK =
      Pattern.compile("(?:(\\d\\d\\.\\d+\\.\\d+)\\s*)?([\\w/]+\\.java)?\\s*(?:removes:\\s*(.*))?");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s[^;]+;\\s*");

  /** One block of a step. */
  private record Block(String step, Path file, Set<String> removed, MarkdownFile.Fence fence) {

    String exercise() {
      return step.substring(0, step.lastIndexOf('.'));
    }
  }

  private final Checkout checkout;
  private final CourseModule module;
  private final MarkdownFile text;
  private final Map<Path, JavaSource> solutions = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private Steps(Checkout checkout, CourseModule module) {
    this.checkout = checkout;
    this.module = module;
    this.text = MarkdownFile.read(module.walkthrough());
    for (Path file : Checkout.files(module.solution(), ".java")) {
      JavaSource source = JavaSource.read(file);
      if (!Exercises.in(source).isEmpty()) {
        solutions.put(module.solution().relativize(file), source);
      }
    }
  }

  /** What is wrong with a walkthrough, given the folder of the reference's class files. */
  static List<Problem> problems(Checkout checkout, CourseModule module, Path reference) {
    var steps = new Steps(checkout, module);
    steps.check(reference);
    return steps.problems;
  }

  private void report(int line, String what, String mend) {
    problems.add(new Problem(checkout.show(text.file()), line, what, mend));
  }

  private void check(Path reference) {
    Map<String, List<Block>> byExercise =
        blocks().stream()
            .collect(Collectors.groupingBy(Block::exercise, TreeMap::new, Collectors.toList()));
    byExercise.forEach((exercise, blocks) -> check(exercise, blocks, reference));
    solutions.values().stream()
        .flatMap(source -> Exercises.in(source).keySet().stream())
        .distinct()
        .filter(exercise -> !byExercise.containsKey(exercise))
        .sorted()
        .forEach(
            exercise ->
                report(
                    0,
                    "there is no step for " + exercise,
                    "show how it is built, in blocks below <!-- step: "
                        + exercise
                        + ".1 NAME.java -->"));
  }

  private List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    var standing = new LinkedHashMap<Integer, String>();
    for (MarkdownFile.Mark mark : text.marks()) {
      if (mark.kind().equals("step")) {
        Matcher matcher = MARK.matcher(mark.text());
        if (matcher.matches() && matcher.group(1) != null) {
          standing.put(mark.line(), matcher.group(1));
        } else {
          report(mark.line(), "not a step: " + mark.text(), "<!-- step: 01.3.1 NAME.java -->");
        }
      }
    }
    for (MarkdownFile.Fence fence : text.fences()) {
      fence
          .mark("step file")
          .or(() -> fence.mark("step"))
          .flatMap(mark -> block(fence, mark, standing))
          .ifPresent(blocks::add);
    }
    return blocks;
  }

  private Optional<Block> block(
      MarkdownFile.Fence fence, MarkdownFile.Mark mark, Map<Integer, String> standing) {
    Matcher matcher = MARK.matcher(mark.text());
    if (!matcher.matches() || matcher.group(2) == null) {
      report(mark.line(), "this step names no file", "<!-- step: 01.3.1 NAME.java -->");
      return Optional.empty();
    }
    String step =
        Optional.ofNullable(matcher.group(1))
            .orElseGet(
                () ->
                    standing.entrySet().stream()
                        .filter(entry -> entry.getKey() <= mark.line())
                        .map(Map.Entry::getValue)
                        .reduce("", (first, second) -> second));
    Optional<Path> file =
        solutions.keySet().stream().filter(path -> path.endsWith(matcher.group(2))).findFirst();
    if (step.isEmpty() || file.isEmpty()) {
      report(
          mark.line(),
          step.isEmpty()
              ? "this block belongs to no step"
              : matcher.group(2) + " is no file of the solution with an @Exercise",
          "<!-- step: 01.3.1 NAME.java -->");
      return Optional.empty();
    }
    Set<String> removed =
        Stream.of(Optional.ofNullable(matcher.group(3)).orElse("").split("[,\\s]+"))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return Optional.of(new Block(step, file.get(), removed, fence));
  }

  private void check(String exercise, List<Block> blocks, Path reference) {
    var state = new TreeMap<Path, String>();
    var whole = new LinkedHashMap<String, List<Block>>();
    blocks.forEach(
        block -> whole.computeIfAbsent(block.step(), none -> new ArrayList<>()).add(block));
    boolean sound = true;
    for (List<Block> step : whole.values()) {
      for (Block block : step) {
        sound &= take(block, state);
      }
      sound &= sound && compiles(step, state, reference);
    }
    if (sound) {
      compareWithSolution(exercise, state, blocks.getLast().fence().line());
    }
  }

  private boolean take(Block block, Map<Path, String> state) {
    JavaSource solution = solutions.get(block.file());
    String name = Traces.name(block.file());
    try {
      String code = block.fence().text();
      Optional<JavaSource> unit = unit(code, name);
      if (unit.isPresent()) {
        state.put(block.file(), withHead(solution, unit.get()));
      } else if (state.containsKey(block.file())) {
        JavaSource before = JavaSource.parse(state.get(block.file()));
        state.put(
            block.file(),
            Merge.into(before, wrapped(before, name, code), Merge.Mode.MEMBERS, block.removed()));
      } else {
        throw new AuthorException("the first step of a file must have the whole class " + name);
      }
      return true;
    } catch (AuthorException e) {
      report(
          block.fence().line() + Math.max(0, e.line()),
          "step " + block.step() + ": " + e.getMessage(),
          "correct the step's code");
      return false;
    }
  }

  private static Optional<JavaSource> unit(String code, String name) {
    try {
      JavaSource unit = JavaSource.parse(code);
      return unit.types().stream().anyMatch(type -> type.getSimpleName().contentEquals(name))
          ? Optional.of(unit)
          : Optional.empty();
    } catch (AuthorException onlyMembers) {
      return Optional.empty();
    }
  }

  private static String withHead(JavaSource solution, JavaSource unit) {
    String body = unit.text().substring(unit.withComments(unit.types().getFirst()).from());
    String packageLine =
        solution.packageName().isEmpty() ? "" : "package " + solution.packageName() + ";\n\n";
    var imports = new ArrayList<>(Imports.of(solution));
    imports.addAll(Imports.of(unit));
    return Imports.added(packageLine + body, imports);
  }

  /** The members in a class like the one that they are for. */
  private static JavaSource wrapped(JavaSource target, String name, String code) {
    String imports =
        IMPORT.matcher(code).results().map(match -> match.group()).collect(Collectors.joining());
    ClassTree type =
        target.types().stream()
            .filter(each -> each.getSimpleName().contentEquals(name))
            .findFirst()
            .orElseThrow();
    String head =
        switch (type.getKind()) {
          case INTERFACE -> "interface " + name;
          case RECORD ->
              JavaSource.components(type).stream()
                  .map(target::text)
                  .collect(Collectors.joining(", ", "record " + name + "(", ")"));
          default -> "class " + name;
        };
    return JavaSource.parse(imports + head + " {" + IMPORT.matcher(code).replaceAll("") + "\n}\n");
  }

  private boolean compiles(List<Block> step, Map<Path, String> state, Path reference) {
    List<Analysis.Refusal> refusals = Analysis.of(state, reference);
    refusals.forEach(
        refusal ->
            report(
                step.getLast().fence().line(),
                "step "
                    + step.getLast().step()
                    + " does not compile: "
                    + refusal.file()
                    + ": "
                    + refusal.message()
                    + " in \""
                    + lineOf(state, refusal)
                    + "\"",
                "correct the step's code"));
    return refusals.isEmpty();
  }

  private static String lineOf(Map<Path, String> state, Analysis.Refusal refusal) {
    return state
        .getOrDefault(Path.of(refusal.file()), "")
        .lines()
        .skip(Math.max(0, refusal.line() - 1))
        .findFirst()
        .orElse("")
        .strip();
  }

  private void compareWithSolution(String exercise, Map<Path, String> state, int line) {
    solutions.forEach(
        (path, solution) -> {
          if (!Exercises.in(solution).containsKey(exercise)) {
            return;
          }
          if (!state.containsKey(path)) {
            report(line, "no step of " + exercise + " has " + path.getFileName(), "add it");
            return;
          }
          Map<String, String> wanted = members(solution);
          Map<String, String> shown = members(JavaSource.parse(state.get(path)));
          Stream.concat(wanted.keySet().stream(), shown.keySet().stream())
              .distinct()
              .filter(key -> !wanted.getOrDefault(key, "").equals(shown.getOrDefault(key, "")))
              .forEach(
                  key ->
                      report(
                          line,
                          "after the last step of "
                              + exercise
                              + ", "
                              + key
                              + (shown.containsKey(key)
                                  ? wanted.containsKey(key)
                                      ? " is not what the solution has"
                                      : " is not in the solution"
                                  : " is missing"),
                          "change the steps, or add one"));
        });
  }

  /** Every member's code without comments and layout, by where it is. */
  private static Map<String, String> members(JavaSource source) {
    var members = new LinkedHashMap<String, String>();
    source.types().forEach(type -> collect(source, type, "", members));
    return members;
  }

  private static void collect(
      JavaSource source, ClassTree type, String outer, Map<String, String> members) {
    String name = outer + type.getSimpleName();
    int head = source.end(type.getModifiers());
    var range = new Range(Math.max(head, source.start(type)), source.body(type).from());
    members.put(name, plain(range.of(source.text())));
    for (Tree member : JavaSource.members(type)) {
      if (member instanceof ClassTree nested) {
        collect(source, nested, name + ".", members);
      } else {
        members.merge(
            name + "." + readable(type, member), plain(source.text(member)), String::concat);
      }
    }
  }

  private static String readable(ClassTree type, Tree member) {
    return member instanceof MethodTree
        ? Merge.key(member).replace("<init>", type.getSimpleName().toString())
        : JavaSource.name(member);
  }

  private static String plain(String code) {
    return Comments.removedFrom(code, Comments.in(code))
        .replaceAll("@Exercise\\([^)]*\\)", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([^\\w ]) ?", "$1")
        .strip();
  }
}
