// Misconception: any pause will do, if only there is one.
// Fails: pausesGrow, pausesStayAtTheCap, allOfItIsRandom, asksAgain, theLastFailureComesOut,
//   noPausePastTheDeadline, noPauseUpToTheDeadline, theDoublingIsExact, randomUpToTheCap,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    if (retry < 1) {
      throw new IllegalArgumentException("retry must be > 0: " + retry);
    }
    return jitter.upTo(base);
  }
}
