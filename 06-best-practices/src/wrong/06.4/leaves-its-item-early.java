// Misconception: a cursor that waits for the next chunk is at no item.
// Fails: chunkFails
package asyncio.perf;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;
import java.util.List;

public final class Cursor<T> {
  private boolean advanceSlowly() {
    if (sinceTurn >= inARow) {
      await(sleep(Duration.ZERO));
      sinceTurn = 0;
    }
    if (next >= chunk.size()) {
      chunk = List.of();
      next = 0;
      chunk = await(chunks.next());
      ended = chunk.isEmpty();
    }
    if (ended) {
      return false;
    }
    step();
    return true;
  }
}
