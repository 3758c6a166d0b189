// Misconception: others had their turn while the chunk was on its way.
// Fails: waitingForAChunk
package asyncio.perf;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import java.time.Duration;

public final class Cursor<T> {
  private boolean advanceSlowly() {
    if (sinceTurn >= inARow) {
      await(sleep(Duration.ZERO));
      sinceTurn = 0;
    }
    if (next >= chunk.size()) {
      long before = EventLoop.running().time();
      chunk = await(chunks.next());
      if (EventLoop.running().time() > before) {
        sinceTurn = 0;
      }
      next = 0;
      ended = chunk.isEmpty();
    }
    if (ended) {
      return false;
    }
    step();
    return true;
  }
}
