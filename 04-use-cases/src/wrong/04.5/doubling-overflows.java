// Misconception: twice as much is more.
// Fails: pausesStayAtTheCap, theDoublingIsExact
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    return jitter.upTo(Duration.ofNanos(Math.min(base.toNanos() << (retry - 1), cap.toNanos())));
  }
}
