// Misconception: nobody is cancelled three times.
// Fails: aWaitThatIsCancelledAgainAndAgain, theLastCancellationIsThrown
package asyncio.sync;

import asyncio.task.CancelledError;

public final class Condition {

  private void acquireInAnyCase() {
    try {
      await(lock.acquire());
    } catch (CancelledError again) {
      await(lock.acquire());
      throw again;
    }
  }
}
