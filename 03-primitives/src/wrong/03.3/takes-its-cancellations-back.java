// Misconception: who catches a cancellation has to uncancel it.
// Fails: theLastCancellationIsThrown
package asyncio.sync;

import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    CancelledError cancelled = null;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (CancelledError again) {
        cancelled = again;
        currentTask().uncancel();
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
