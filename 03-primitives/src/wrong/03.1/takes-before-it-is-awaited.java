// Misconception: a method that returns a coroutine may begin with its work.
// Fails: onlyTheAwaitAcquires
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Lock {

  public Coroutine<Held> acquire() {
    if (!locked && !someoneWaits()) {
      locked = true;
      return async(() -> held);
    }
    return async(this::take);
  }
}
