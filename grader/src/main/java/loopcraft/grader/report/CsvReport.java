package loopcraft.grader.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.run.Verdict;

/** A table for a spreadsheet: a line for each submission, a column for each exercise. */
public final class CsvReport {

  private final Credit credit;

  /** A table of points. */
  public CsvReport(Credit credit) {
    this.credit = credit;
  }

  /** The table, with a head; RFC 4180. */
  public String of(List<GradedSubmission> submissions) {
    List<String> exercises = new Classroom(submissions).exercises();
    var lines = new ArrayList<List<String>>();
    lines.add(
        Stream.of(List.of("submission", "points"), exercises, List.of("look at"))
            .flatMap(List::stream)
            .toList());
    submissions.forEach(submission -> lines.add(line(submission, exercises)));
    return lines.stream()
        .map(cells -> cells.stream().map(CsvReport::cell).collect(Collectors.joining(",")) + "\r\n")
        .collect(Collectors.joining());
  }

  private List<String> line(GradedSubmission submission, List<String> exercises) {
    var cells = new ArrayList<String>();
    cells.add(submission.name());
    cells.add(Points.text(submission.points(credit)));
    Map<String, Grade> grades =
        submission.grades().stream()
            .collect(Collectors.toMap(Grade::exercise, Function.identity()));
    exercises.forEach(exercise -> cells.add(points(Optional.ofNullable(grades.get(exercise)))));
    cells.add(lookAt(submission));
    return cells;
  }

  /** Nothing where nothing was handed in: that is not the same as nothing for what was. */
  private String points(Optional<Grade> grade) {
    return grade
        .filter(each -> each.isolated().isPresent())
        .map(each -> Points.text(each.points(credit)))
        .orElse("");
  }

  private static String lookAt(GradedSubmission submission) {
    Stream<String> refused =
        submission.refusals().entrySet().stream()
            .map(refusal -> refusal.getKey() + " " + refusal.getValue());
    Stream<String> verdicts = submission.toLookAt().stream().map(CsvReport::ending);
    return Stream.of(
            submission.rejected().stream(), submission.remarks().stream(), refused, verdicts)
        .flatMap(all -> all)
        .collect(Collectors.joining("; "));
  }

  private static String ending(Verdict verdict) {
    return verdict.exercise() + " " + verdict.headline();
  }

  /**
   * A cell that a spreadsheet would take for a formula is made a text. Some take a semicolon for
   * what is between two cells, so it is quoted as well.
   */
  private static String cell(String any) {
    String text = Plain.line(any);
    String safe = text.matches("[=+\\-@＝＋－＠].*") ? "'" + text : text;
    return safe.matches(".*[\",;].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
