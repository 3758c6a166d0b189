// Misconception: never over the cap: so cut what was drawn.
// Fails: randomUpToTheCap
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    if (retry < 1) {
      throw new IllegalArgumentException("retry must be > 0: " + retry);
    }
    long first = base.toNanos();
    int doublings = retry - 1;
    boolean overflows = doublings >= Long.numberOfLeadingZeros(first);
    Duration drawn = jitter.upTo(Duration.ofNanos(overflows ? Long.MAX_VALUE : first << doublings));
    return drawn.compareTo(cap) > 0 ? cap : drawn;
  }
}
