package loopcraft.grader.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for a spreadsheet: a line for each submission, a column for each exercise. */
public final class CsvReport {

  private final Credit credit;

  /** A table of points. */
  public CsvReport(Credit credit) {
    this.credit = credit;
  }

  /** The table, with a head; RFC 4180. */
  public String of(List<GradedSubmission> submissions) {
    List<String> exercises =
        submissions.stream()
            .map(GradedSubmission::grades)
            .filter(grades -> !grades.isEmpty())
            .findFirst()
            .orElse(List.of())
            .stream()
            .map(Grade::exercise)
            .toList();
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
    cells.add(number(submission.points(credit)));
    if (submission.grades().isEmpty()) {
      exercises.forEach(_ -> cells.add(""));
    } else {
      submission.grades().forEach(grade -> cells.add(points(grade)));
    }
    cells.add(submission.rejected().orElseGet(() -> String.join("; ", submission.remarks())));
    return cells;
  }

  /** Nothing where nothing was handed in: that is not the same as nothing for what was. */
  private String points(Grade grade) {
    return grade.isolated().isEmpty() ? "" : number(grade.points(credit));
  }

  private static String number(double points) {
    String text = String.format(Locale.ROOT, "%.2f", points);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /** A cell that a spreadsheet would take for a formula is made a text. */
  private static String cell(String text) {
    String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
