package loopcraft.grader.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import loopcraft.grader.cli.Places.Place;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.Verdict;

/** Tells what the report of a failure says, and where to look. */
final class FailureLines {

  private static final Pattern LABELLED = Pattern.compile("^(\\s*[A-Z]?[a-z]+:\\s+)(\\S.*)$");
  private static final Pattern PLACE = Pattern.compile("  at:  .*[( ]([^( ]+:\\d+)\\)");
  private static final String SEPARATOR = "  ·  ";

  private final Places places;
  private final Look look;

  FailureLines(Places places, Look look) {
    this.places = places;
    this.look = look;
  }

  /**
   * The report's text, and the places that belong to it.
   *
   * @param allPlaces those inside the runtime, too
   */
  List<String> of(FailureReport report, Verdict verdict, boolean allPlaces) {
    var lines = new ArrayList<String>();
    var shown = places.of(report.frames(), allPlaces);
    var told =
        report
            .text()
            .lines()
            .filter(line -> !isProgress(line, verdict) && !isPlace(line, shown))
            .toList();
    told.stream().limit(1).forEach(concept -> lines.addAll(told("  " + concept.strip())));
    told.stream().skip(1).forEach(line -> lines.addAll(told(line)));
    shown.forEach(
        place ->
            lines.add(
                look.dim("  %-10s".formatted(place.owner().label()))
                    + look.underline(place.text())));
    return lines;
  }

  /** The progress stands above the tests. */
  private static boolean isProgress(String line, Verdict verdict) {
    var said = line.strip();
    var progress = verdict.progress().map(Progress::toString).orElse("");
    return said.startsWith("Note:") && !progress.isEmpty() && said.endsWith(progress);
  }

  /** {@code at: TimerQueue.add (TimerQueue.java:12)}, of which the list of places has the file. */
  private static boolean isPlace(String line, List<Place> shown) {
    var place = PLACE.matcher(line);
    return place.matches()
        && shown.stream()
            .map(Place::text)
            .anyMatch(text -> text.endsWith(File.separator + place.group(1)));
  }

  /** One line of such a text, wrapped, its label in colour. */
  List<String> told(String line) {
    var label = LABELLED.matcher(line);
    if (label.matches()) {
      var head = label.group(1);
      var body = label.group(2);
      var lines = new ArrayList<String>();
      for (var part : columns(body) ? List.of(body) : wrapped(body, head.length())) {
        lines.add((lines.isEmpty() ? label(head) : " ".repeat(head.length())) + part);
      }
      return lines;
    }
    return columns(line) ? List.of(line) : Text.wrapAll(line, look.width());
  }

  private String label(String head) {
    return head.strip().equals("Likely:") ? look.yellow(head) : look.dim(head);
  }

  private List<String> wrapped(String body, int indent) {
    return Text.wrap(body, Math.max(20, look.width() - indent), "");
  }

  /** A line of a table (two traces side by side) must stay as it is. */
  private static boolean columns(String line) {
    return line.contains("│") || line.strip().replace(SEPARATOR, "").contains("  ");
  }
}
