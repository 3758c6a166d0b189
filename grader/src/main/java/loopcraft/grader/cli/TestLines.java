package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopcraft.grader.cli.VerdictRenderer.Detail;
import loopcraft.grader.kit.Frames;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.TestOutcome.Status;
import loopcraft.grader.run.Verdict;

/** Tells which tests hold, in lines, below the parts of the exercise that they are about. */
final class TestLines {

  /** As many methods that are not written yet are named. */
  private static final int METHODS = 3;

  private final Look look;
  private final Detail detail;

  TestLines(Look look, Detail detail) {
    this.look = look;
    this.detail = detail;
  }

  /** The lines of all tests of a verdict. */
  List<String> of(Verdict verdict) {
    var lines = new ArrayList<String>();
    if (detail == Detail.BRIEF && verdict.held() > 0) {
      lines.add(
          "  " + look.green("✓") + " " + look.dim(Text.count(verdict.held(), "test") + " passed"));
    }
    var notRun = verdict.tests().stream().filter(t -> t.status() == Status.NOT_RUN).toList();
    var together = detail != Detail.VERBOSE && notRun.size() > 1;
    parts(verdict)
        .forEach(
            (part, tests) -> {
              if (detail == Detail.NORMAL && isDoneBeforeOthers(part, tests, verdict)) {
                add("  %s %s: %s".formatted(look.green("✓"), part, count(tests)), lines);
              } else {
                part(
                    part,
                    tests.stream()
                        .filter(test -> detail != Detail.BRIEF || test.status() != Status.PASSED)
                        .filter(test -> !together || test.status() != Status.NOT_RUN)
                        .toList(),
                    lines);
              }
            });
    if (together) {
      add("  " + look.dim("– " + didNotRun(notRun)), lines);
    }
    return lines;
  }

  private static Map<String, List<TestOutcome>> parts(Verdict verdict) {
    return verdict.tests().stream()
        .collect(Collectors.groupingBy(TestOutcome::part, LinkedHashMap::new, Collectors.toList()));
  }

  private static boolean isDoneBeforeOthers(String part, List<TestOutcome> tests, Verdict verdict) {
    return !part.isEmpty()
        && !verdict.passed()
        && tests.stream().allMatch(test -> test.status() == Status.PASSED);
  }

  private void part(String part, List<TestOutcome> tests, List<String> lines) {
    // In an exercise without parts, what is to be written is worth its lines.
    var together = !part.isEmpty() && detail != Detail.VERBOSE;
    var byUnwritten =
        tests.stream().collect(Collectors.partitioningBy(t -> together && t.isUnwritten()));
    var unwritten = byUnwritten.get(true);
    if (!unwritten.isEmpty() && unwritten.size() == tests.size()) {
      add("  " + look.dim("– %s: %s, not written yet".formatted(part, count(unwritten))), lines);
      return;
    }
    if (!part.isEmpty() && !tests.isEmpty()) {
      add("  " + look.bold(part), lines);
    }
    byUnwritten.get(false).forEach(test -> add(line(test), lines));
    if (!unwritten.isEmpty()) {
      add("  " + look.dim("– %s more: %s".formatted(count(unwritten), missing(unwritten))), lines);
    }
  }

  /** {@code Bulkhead.inside, new Bulkhead are not written yet}. */
  private static String missing(List<TestOutcome> unwritten) {
    var methods =
        unwritten.stream()
            .flatMap(test -> test.failure().stream())
            .flatMap(report -> report.frames().stream().limit(1))
            .map(frame -> Frames.method(frame.className(), frame.method()))
            .distinct()
            .limit(METHODS)
            .toList();
    return methods.isEmpty()
        ? "not written yet"
        : String.join(", ", methods)
            + (methods.size() == 1 ? " is not written yet" : " are not written yet");
  }

  private static String didNotRun(List<TestOutcome> tests) {
    var said = count(tests) + " did not run";
    return tests.stream()
            .flatMap(test -> test.failure().stream())
            .anyMatch(FailureReport::hadNoTime)
        ? said + ": the others used up the time of all"
        : said;
  }

  private String line(TestOutcome test) {
    var name = test.displayName();
    return switch (test.status()) {
      case PASSED -> "  " + look.green("✓") + " " + name;
      case FAILED ->
          test.isUnwritten()
              ? "  " + look.dim("– " + name + " (not written yet)")
              : "  " + look.red("✗") + " " + name;
      case NOT_RUN -> "  " + look.dim("– " + name + " (did not run)");
    };
  }

  private void add(String line, List<String> lines) {
    lines.addAll(Text.wrap(line, look.width(), "    "));
  }

  private static String count(List<TestOutcome> tests) {
    return Text.count(tests.size(), "test");
  }
}
