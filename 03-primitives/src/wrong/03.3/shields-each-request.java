// Misconception: behind a shield nothing can happen to a request.
// Fails: aWaitThatIsCancelledAgainAndAgain, theLastCancellationIsThrown,
//   aCancellationAfterTheNotificationIsNotForgotten, theNotificationOfOneThatIsCancelledLaterGoesOn
package asyncio.sync;

import static asyncio.Asyncio.shield;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    CancelledError cancelled = null;
    while (true) {
      try {
        await(shield(lock.acquire()));
        break;
      } catch (CancelledError again) {
        cancelled = again;
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
