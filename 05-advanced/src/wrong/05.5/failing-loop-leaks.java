// Misconception: with its parts, a loop can be made.
// Fails: failingLoop
package asyncio.loops;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;

public final class LoopFactory {

  @Override
  public EventLoop get() {
    LoopParts made = parts.get();
    return EventLoop.create(made.clock(), made.poller());
  }
}
