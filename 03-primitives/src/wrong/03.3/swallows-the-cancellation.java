// Misconception: the lock is all that matters at this point (bpo-32841).
// Fails: theLastCancellationIsThrown, aCancellationAfterTheNotificationIsNotForgotten,
//   theNotificationOfOneThatIsCancelledLaterGoesOn
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    while (true) {
      try {
        await(lock.acquire());
        return;
      } catch (CancelledError again) {
        // The lock first.
      }
    }
  }
}
