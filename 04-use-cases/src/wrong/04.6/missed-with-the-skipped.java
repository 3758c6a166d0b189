// Misconception: a tick that is skipped is one due time.
// Fails: missedWithoutRoom
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private void takeTicks() {
    long now = loop.time();
    while (nextDue().orElse(Long.MAX_VALUE) <= now) {
      Tick tick = dueTimes.take(now);
      tally.skipped(turns.offer(tick) ? tick.missed() : 1);
    }
  }
}
