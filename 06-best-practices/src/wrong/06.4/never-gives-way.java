// Misconception: an await lets others run anyway.
// Fails: fairness, fairnessAcrossChunks, waitingForAChunk, turnBeforeChunk, advanceIsCancelled,
//   forEachIsFair
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Awaitable;

public final class Cursor<T> {
  public Awaitable<Boolean> advance() {
    if (ended) {
      return NO;
    }
    if (next < chunk.size()) {
      step();
      return YES;
    }
    return async(this::advanceSlowly);
  }

  private boolean advanceSlowly() {
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
