// Misconception: one count is as good as the other.
// Fails: numbersOutOfRange
package asyncio.service;

import java.time.Duration;

public record Backoff(Duration base, Duration cap, Jitter jitter) {

  public Duration pause(int retry) {
    long first = base.toNanos();
    int doublings = Math.max(0, retry - 1);
    boolean overflows = doublings >= Long.numberOfLeadingZeros(first);
    long most = overflows ? Long.MAX_VALUE : first << doublings;
    return jitter.upTo(Duration.ofNanos(Math.min(most, cap.toNanos())));
  }
}
