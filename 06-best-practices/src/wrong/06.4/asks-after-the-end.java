// Misconception: there may be more later.
// Fails: end
// Removes: NO
package asyncio.perf;

import static asyncio.Asyncio.async;

import asyncio.task.Awaitable;

public final class Cursor<T> {
  public Awaitable<Boolean> advance() {
    if (next < chunk.size() && sinceTurn < inARow) {
      step();
      return YES;
    }
    return async(this::advanceSlowly);
  }
}
