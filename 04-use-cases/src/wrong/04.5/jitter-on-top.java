// Misconception: a service needs a pause in any case; what is random comes on top.
// Fails: allOfItIsRandom, theDoublingIsExact, randomUpToTheCap, aShortBase,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    if (retry < 1) {
      throw new IllegalArgumentException("retry must be > 0: " + retry);
    }
    Duration most = base;
    for (int i = 1; i < retry && most.compareTo(cap) < 0; i++) {
      most = most.multipliedBy(2);
    }
    Duration half = (most.compareTo(cap) < 0 ? most : cap).dividedBy(2);
    return half.plus(jitter.upTo(half));
  }
}
