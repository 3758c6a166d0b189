// Misconception: the turn of others comes with the item, not before the next one.
// Fails: fairness, fairnessAcrossChunks, forEachIsFair
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
    if (next < chunk.size() && sinceTurn + 1 < inARow) {
      step();
      return YES;
    }
    return async(this::advanceSlowly);
  }

  private boolean advanceSlowly() {
    if (sinceTurn + 1 >= inARow) {
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
