// Misconception: a method that returns a coroutine may begin with its work.
// Fails: onlyTheAwaitAcquires, madeWhileThereWerePermits
package asyncio.sync;

import asyncio.task.Coroutine;

public sealed class Semaphore permits BoundedSemaphore {

  public Coroutine<Held> acquire() {
    if (!isLocked()) {
      value--;
      return async(() -> held);
    }
    return async(this::take);
  }
}
