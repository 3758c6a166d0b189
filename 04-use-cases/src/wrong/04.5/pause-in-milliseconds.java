// Misconception: no pause is shorter than a millisecond.
// Fails: theDoublingIsExact, aShortBase
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    if (retry < 1) {
      throw new IllegalArgumentException("retry must be > 0: " + retry);
    }
    long first = base.toMillis() * 1_000_000;
    int doublings = retry - 1;
    boolean overflows = doublings >= Long.numberOfLeadingZeros(first);
    long most = overflows ? Long.MAX_VALUE : first << doublings;
    return jitter.upTo(Duration.ofNanos(Math.min(most, cap.toNanos())));
  }
}
