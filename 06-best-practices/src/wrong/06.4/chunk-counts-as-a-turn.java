// Misconception: a chunk has to be waited for, so that others had their turn.
// Fails: fairnessAcrossChunks, waitingForAChunk, turnBeforeChunk
package asyncio.perf;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;

public final class Cursor<T> {
  private boolean advanceSlowly() {
    if (sinceTurn >= inARow && next < chunk.size()) {
      await(sleep(Duration.ZERO));
      sinceTurn = 0;
    }
    if (next >= chunk.size()) {
      chunk = await(chunks.next());
      next = 0;
      sinceTurn = 0;
      ended = chunk.isEmpty();
    }
    if (ended) {
      return false;
    }
    step();
    return true;
  }
}
