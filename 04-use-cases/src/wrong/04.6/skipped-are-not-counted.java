// Misconception: only what was missed is skipped.
// Fails: skip, missedWithoutRoom, facts
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private void takeTicks() {
    long now = loop.time();
    while (nextDue().orElse(Long.MAX_VALUE) <= now) {
      Tick tick = dueTimes.take(now);
      tally.skipped(tick.missed());
      turns.offer(tick);
    }
  }
}
