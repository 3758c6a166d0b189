// Misconception: who gives a duration means one.
// Fails: negativeGrace
package asyncio.loops;

import asyncio.loop.Poller;
import java.time.Duration;

public final class ProgramTime {

  public ProgramTime(Poller poller, Duration grace) {
    super(poller);
    graceNanos = grace.toNanos();
  }
}
