// Misconception: there are never that many retries.
// Fails: pausesGrow, pausesStayAtTheCap, theDoublingIsExact, randomUpToTheCap,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    if (retry < 1) {
      throw new IllegalArgumentException("retry must be > 0: " + retry);
    }
    int doublings = Math.min(retry - 1, Long.numberOfLeadingZeros(base.toNanos()) - 1);
    return jitter.upTo(Duration.ofNanos(base.toNanos() << doublings));
  }
}
