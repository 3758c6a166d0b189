// Misconception: each step is a coroutine.
// Fails: noAwaitable
package asyncio.perf;

import static asyncio.Asyncio.async;

import asyncio.task.Awaitable;

public final class Cursor<T> {
  public Awaitable<Boolean> advance() {
    if (ended) {
      return NO;
    }
    return async(this::advanceSlowly);
  }
}
