// Misconception: a delay is the time from one run to the next.
// Fails: fixedDelay, nothingDueDuringARun, jitterOfAFixedDelay, fixedDelayAfterAFailure
package asyncio.periodic;

import java.util.OptionalLong;

final class FixedDelay implements DueTimes {

  @Override
  public Tick take(long now) {
    var taken = new Tick(number++, due.getAsLong(), 0);
    due = OptionalLong.of(now + delay + jitter.getAsLong());
    return taken;
  }

  @Override
  public void runEnded(long now) {}
}
