package asyncio.scrape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * What became of each page that was found.
 *
 * @param outcomes in the order in which they came about
 */
public record CrawlReport(Map<HttpUrl, Outcome> outcomes) {

  /** Keeps a copy. */
  public CrawlReport {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }

  /** How many pages were visited. */
  public long visited() {
    return outcomes.values().stream().filter(Outcome.Visited.class::isInstance).count();
  }

  /** Those that failed, and how. */
  public Map<HttpUrl, Outcome> failures() {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getValue().isFailure())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
  }
}
