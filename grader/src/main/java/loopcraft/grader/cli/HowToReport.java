package loopcraft.grader.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.report.ReportOptions;
import picocli.CommandLine.Option;

/** What an instructor says on how to report grades, however they were found. */
final class HowToReport {

  @Option(
      names = "--partial",
      description = "Points for each test that holds, in place of all or nothing.")
  private boolean partial;

  @Option(
      names = "--lessons",
      paramLabel = "URL",
      description = {
        "Where students read the course, for links from their pages: what stands before",
        "01-event-loop/README.md, such as https://github.com/OWNER/NAME/blob/main."
      })
  private Optional<URI> lessons = Optional.empty();

  /** What reports need to know. */
  ReportOptions options() {
    try {
      var credit = partial ? Credit.PARTIAL : Credit.ALL_OR_NOTHING;
      return ReportOptions.of(credit).withLessons(lessons);
    } catch (IllegalArgumentException noAddress) {
      throw new UsageException("--lessons: " + noAddress.getMessage());
    }
  }

  /** The same, to be said to another call. */
  List<String> arguments() {
    var all = new ArrayList<String>();
    if (partial) {
      all.add("--partial");
    }
    lessons.ifPresent(place -> all.add("--lessons=" + place));
    return all;
  }
}
