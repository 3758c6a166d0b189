// Misconception: what counts is why the task was cancelled in the beginning.
// Fails: theLastCancellationIsThrown
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    CancelledError cancelled = null;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (CancelledError again) {
        if (cancelled == null) {
          cancelled = again;
        }
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
