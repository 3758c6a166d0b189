// Misconception: zero means without limit, or at once, and both are fine.
// Fails: noPatience
package asyncio.loops;

import asyncio.loop.LoopParts;
import java.time.Duration;
import java.util.List;

public final class Replayer {

  public Replayer(List<LoopEvent> record, LoopParts parts, Duration patience) {
    super(parts.poller());
    this.record = List.copyOf(record);
    clock = parts.clock();
    patienceNanos = patience.toNanos();
  }
}
