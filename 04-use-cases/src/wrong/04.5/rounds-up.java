// Misconception: to round up is to be generous.
// Fails: whatIsSent, nothingIsSentWhenItIsOver
package asyncio.service;

import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

public final class Deadline {

  public static OptionalLong millisToSend() {
    Optional<Duration> left = left();
    if (left.isEmpty()) {
      return OptionalLong.empty();
    }
    long millis = left.get().plusNanos(999_999).toMillis();
    if (millis == 0) {
      throw new TimeoutError();
    }
    return OptionalLong.of(millis);
  }
}
