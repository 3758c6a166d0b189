// Misconception: a CancelledError is a CancelledError (gh-111693).
// Fails: theLastCancellationIsThrown
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    boolean cancelled = false;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (CancelledError again) {
        cancelled = true;
      }
    }
    if (cancelled) {
      throw new CancelledError();
    }
  }
}
