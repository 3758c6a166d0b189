// Misconception: each pause is longer than the one before by its jitter.
// Fails: jitterOfAFixedDelay
package asyncio.periodic;

import java.util.OptionalLong;

final class FixedDelay implements DueTimes {

  private long soFar;

  @Override
  public void runEnded(long now) {
    soFar += jitter.getAsLong();
    due = OptionalLong.of(now + delay + soFar);
  }
}
