// Misconception: grace is for tests.
// Fails: graceOfVirtualTime
package asyncio.loops;

import asyncio.loop.LoopParts;
import java.time.Duration;

public final class LoopFactory {

  public LoopFactory onVirtualTime(Duration grace) {
    return with(
        below -> {
          var time = new ProgramTime(below.poller(), Duration.ZERO);
          return new LoopParts(time, time);
        });
  }
}
