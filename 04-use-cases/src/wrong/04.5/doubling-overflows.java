// Misconception: twice as much is more.
// Fails: pausesStayAtTheCap, theDoublingIsExact
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    if (retry < 1) {
      throw new IllegalArgumentException("retry must be > 0: " + retry);
    }
    return jitter.upTo(Duration.ofNanos(Math.min(base.toNanos() << (retry - 1), cap.toNanos())));
  }
}
