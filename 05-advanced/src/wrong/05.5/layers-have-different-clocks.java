// Misconception: one clock is as good as another.
// Fails: busyLoop
package asyncio.loops;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import java.util.function.Supplier;

public final class LoopFactory implements Supplier<EventLoop> {

  public LoopFactory busyPolling(int looks) {
    return with(
        below ->
            new LoopParts(
                Clock.monotonic(), new BusyPoller(Clock.monotonic(), below.poller(), looks)));
  }
}
