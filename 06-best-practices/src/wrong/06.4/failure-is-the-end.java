// Misconception: after a failure, nothing more comes.
// Fails: chunkFails
package asyncio.perf;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import java.time.Duration;

public final class Cursor<T> {
  private boolean advanceSlowly() {
    if (sinceTurn >= inARow) {
      await(sleep(Duration.ZERO));
      sinceTurn = 0;
    }
    if (next >= chunk.size()) {
      try {
        chunk = await(chunks.next());
      } catch (IllegalStateException failure) {
        ended = true;
        return false;
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
