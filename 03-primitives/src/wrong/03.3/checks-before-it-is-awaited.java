// Misconception: what is wrong is best refused at once.
// Fails: madeBeforeTheLockWasTaken
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Condition {

  public Coroutine<Void> waitUntilNotified() {
    requireLocked("cannot wait on un-acquired lock");
    return async(this::awaitNotification);
  }
}
