// Misconception: an await has to suspend.
// Fails: noAwaitable, noIteration, fairness, fairnessAcrossChunks, forEachIsFair
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Awaitable;
import java.time.Duration;

public final class Cursor<T> {
  public Awaitable<Boolean> advance() {
    if (ended) {
      return NO;
    }
    return async(this::advanceSlowly);
  }

  private boolean advanceSlowly() {
    if (sinceTurn >= 1) {
      await(sleep(Duration.ZERO));
      sinceTurn = 0;
    }
    if (next >= chunk.size()) {
      chunk = await(chunks.next());
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
