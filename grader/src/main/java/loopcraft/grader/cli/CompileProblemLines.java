package loopcraft.grader.cli;

import java.util.List;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.cli.VerdictRenderer.Detail;
import loopcraft.grader.run.Verdict;

/** Tells what the compiler says: the first errors, and where they are. */
final class CompileProblemLines {

  private static final int FEW = 3;

  private final Places places;
  private final Look look;
  private final Detail detail;
  private final String more;

  CompileProblemLines(Places places, Look look, Detail detail, String more) {
    this.places = places;
    this.look = look;
    this.detail = detail;
    this.more = more;
  }

  /** The errors of a verdict; what it says of itself if there are none. */
  void errors(Verdict verdict, List<String> lines) {
    var errors = verdict.problems().stream().filter(CompileProblem::error).toList();
    var shown = detail == Detail.VERBOSE ? errors.size() : Math.min(FEW, errors.size());
    errors.stream().limit(shown).forEach(problem -> problem(problem, look.red("error: "), lines));
    if (errors.isEmpty()) {
      lines.addAll(Text.wrapAll(verdict.details(), look.width()));
    }
    leftOut(errors.size() - shown, "error", lines);
  }

  /** The warnings of a verdict. */
  void warnings(Verdict verdict, List<String> lines) {
    var warnings = verdict.problems().stream().filter(problem -> !problem.error()).toList();
    var shown = detail == Detail.VERBOSE ? warnings.size() : Math.min(FEW, warnings.size());
    warnings.stream()
        .limit(shown)
        .forEach(problem -> problem(problem, look.yellow("warning: "), lines));
    leftOut(warnings.size() - shown, "warning", lines);
  }

  private void problem(CompileProblem problem, String kind, List<String> lines) {
    lines.add("");
    var message = problem.message().lines().toList();
    var first = message.isEmpty() ? "" : message.getFirst();
    lines.add(look.underline(places.show(problem.file(), problem.line())) + ": " + kind + first);
    problem.excerpt().lines().forEach(line -> lines.add("    " + line));
    message.stream().skip(1).forEach(lines::add);
  }

  /** Says that there are more. */
  void leftOut(int number, String noun, List<String> lines) {
    if (number > 0) {
      lines.add("");
      lines.add(look.dim("%s not shown; %s shows all.".formatted(Text.count(number, noun), more)));
    }
  }
}
