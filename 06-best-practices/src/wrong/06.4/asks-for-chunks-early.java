// Misconception: the next chunk is fetched as soon as the last item is out.
// Fails: noAwaitable, notAhead, waitingForAChunk, turnBeforeChunk, noCurrent, chunkFails
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Awaitable;
import java.time.Duration;
import java.util.NoSuchElementException;

public final class Cursor<T> {
  private T last;

  public Awaitable<Boolean> advance() {
    if (ended) {
      return NO;
    }
    if (next + 1 < chunk.size() && sinceTurn < inARow) {
      step();
      return YES;
    }
    return async(this::advanceSlowly);
  }

  private boolean advanceSlowly() {
    if (sinceTurn >= inARow) {
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
    if (next >= chunk.size()) {
      last = chunk.getLast();
      chunk = await(chunks.next());
      next = 0;
      ended = chunk.isEmpty();
    }
    return true;
  }

  public T current() {
    if (next == 0 && last != null) {
      return last;
    }
    if (next == 0) {
      throw new NoSuchElementException("the cursor is at no item");
    }
    return chunk.get(next - 1);
  }
}
