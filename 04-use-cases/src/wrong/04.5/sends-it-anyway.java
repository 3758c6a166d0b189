// Misconception: the callee is going to notice that it is late.
// Fails: nothingIsSentWhenItIsOver
package asyncio.service;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

public final class Deadline {

  public static OptionalLong millisToSend() {
    Optional<Duration> left = left();
    if (left.isEmpty()) {
      return OptionalLong.empty();
    }
    long millis = left.get().toMillis();
    return OptionalLong.of(millis);
  }
}
