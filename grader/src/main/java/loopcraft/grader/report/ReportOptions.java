package loopcraft.grader.report;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.run.TestOutcome;

/**
 * What is not in the grades and not in the course.
 *
 * @param credit what a verdict is worth
 * @param lessons where the course can be read, for links from pages: what stands before {@code
 *     01-event-loop/README.md}
 * @param hidden the tests of which a student learns no more than how many they are and hold
 */
public record ReportOptions(Credit credit, Optional<URI> lessons, Predicate<TestOutcome> hidden) {

  /** Refuses what is no address of a web page. */
  public ReportOptions {
    lessons.ifPresent(ReportOptions::check);
  }

  private static void check(URI place) {
    if (!place.isAbsolute() || !place.getScheme().matches("https?") || place.getHost() == null) {
      throw new IllegalArgumentException(place + " does not begin with https://");
    }
  }

  /** No links; hidden are the tests that students do not have. */
  public static ReportOptions of(Credit credit) {
    return new ReportOptions(credit, Optional.empty(), TestOutcome::hidden);
  }

  /** The same with links to lessons. */
  public ReportOptions withLessons(Optional<URI> place) {
    return new ReportOptions(credit, place, hidden);
  }

  /** The same, and of these tests only the number is told. */
  public ReportOptions withHidden(Predicate<TestOutcome> tests) {
    return new ReportOptions(credit, lessons, tests);
  }
}
