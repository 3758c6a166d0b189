package loopcraft.grader.author;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.course.CourseModule;

/** Whether the code that lessons show is the code that the sources have. */
final class CodeCheck {

  private static final Set<String> CHECKED = Set.of("java", "python", "py");
  private static final String MARKS =
      "put <!-- code: PATH#MEMBER --> above it, or let it begin with a comment \"sketch\"";

  private CodeCheck() {}

  /** The lessons and walkthroughs of a checkout, and its front page. */
  static List<MarkdownFile> texts(Checkout checkout) {
    Stream<Path> lessons = checkout.modules().stream().flatMap(module -> texts(module).stream());
    return Stream.concat(lessons, Stream.of(checkout.root().resolve("README.md")))
        .filter(Files::exists)
        .map(MarkdownFile::read)
        .toList();
  }

  private static List<Path> texts(CourseModule module) {
    return List.of(module.lesson(), module.walkthrough());
  }

  static List<Problem> problems(Checkout checkout) {
    var problems = new ArrayList<Problem>();
    for (MarkdownFile text : texts(checkout)) {
      for (MarkdownFile.Fence fence : text.fences()) {
        problem(checkout, text, fence).ifPresent(problems::add);
      }
      problems.addAll(marksWithoutCode(checkout, text));
    }
    return problems;
  }

  /** Where only the mark was written, a reader of the lesson sees nothing at all. */
  private static List<Problem> marksWithoutCode(Checkout checkout, MarkdownFile text) {
    Set<MarkdownFile.Mark> withCode =
        text.fences().stream().flatMap(fence -> fence.marks().stream()).collect(Collectors.toSet());
    return text.marks().stream()
        .filter(mark -> mark.kind().equals("code") && !withCode.contains(mark))
        .map(
            mark ->
                new Problem(
                    checkout.show(text.file()),
                    mark.line(),
                    "there is no code below the mark of " + mark.text(),
                    "put an empty block below it, then ./learn author check --update"))
        .toList();
  }

  private static Optional<Problem> problem(
      Checkout checkout, MarkdownFile text, MarkdownFile.Fence fence) {
    String file = checkout.show(text.file());
    Optional<MarkdownFile.Mark> code = fence.mark("code");
    if (code.isEmpty()) {
      return isUnmarked(fence)
          ? Optional.of(
              new Problem(
                  file, fence.line(), "this " + fence.language() + " code is not checked", MARKS))
          : Optional.empty();
    }
    try {
      String wanted = Snippet.parse(code.get().text()).text(text.file().getParent());
      return wanted.equals(fence.text())
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  file,
                  fence.line() + firstDifference(wanted, fence.text()),
                  "this code is not that of " + code.get().text(),
                  "./learn author check --update"));
    } catch (AuthorException e) {
      return Optional.of(
          new Problem(
              file, code.get().line(), e.getMessage(), "correct the mark, or what it refers to"));
    }
  }

  private static boolean isUnmarked(MarkdownFile.Fence fence) {
    String firstLine = fence.text().strip().lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
    boolean sketch = firstLine.matches("(//|#)\\s*sketch\\b.*") || fence.mark("sketch").isPresent();
    return CHECKED.contains(fence.language())
        && !sketch
        && fence.mark("step").isEmpty()
        && fence.mark("step file").isEmpty();
  }

  private static int firstDifference(String wanted, String there) {
    List<String> first = wanted.lines().toList();
    List<String> second = there.lines().toList();
    int line = 0;
    while (line < Math.min(first.size(), second.size())
        && first.get(line).equals(second.get(line))) {
      line++;
    }
    return line + 1;
  }

  /** Rewrites the marked code from the sources; what cannot be found stays. */
  static List<Path> update(Checkout checkout) {
    var changed = new ArrayList<Path>();
    for (MarkdownFile text : texts(checkout)) {
      var lines = new ArrayList<>(text.lines());
      for (MarkdownFile.Fence fence : text.fences().reversed()) {
        wanted(text, fence)
            .filter(wanted -> !wanted.equals(fence.text()))
            .ifPresent(wanted -> replace(lines, fence, wanted));
      }
      if (!lines.equals(text.lines())) {
        Stubs.writeText(text.file(), String.join("\n", lines) + "\n");
        changed.add(text.file());
      }
    }
    return changed;
  }

  private static Optional<String> wanted(MarkdownFile text, MarkdownFile.Fence fence) {
    try {
      return fence
          .mark("code")
          .map(mark -> Snippet.parse(mark.text()).text(text.file().getParent()));
    } catch (AuthorException reportedByTheCheck) {
      return Optional.empty();
    }
  }

  private static void replace(List<String> lines, MarkdownFile.Fence fence, String wanted) {
    List<String> within = lines.subList(fence.line(), fence.lastLine() - 1);
    within.clear();
    String indentation = " ".repeat(fence.prefix().length());
    within.addAll(wanted.lines().map(line -> line.isEmpty() ? line : indentation + line).toList());
  }
}
