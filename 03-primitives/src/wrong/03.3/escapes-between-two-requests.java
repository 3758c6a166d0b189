// Misconception: somebody else should have a turn before it asks again.
// Fails: aWaitThatIsCancelledAgainAndAgain
package asyncio.sync;

import static asyncio.Asyncio.sleep;

import asyncio.task.CancelledError;
import java.time.Duration;

public final class Condition {

  private void acquireInAnyCase() {
    CancelledError cancelled = null;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (CancelledError again) {
        cancelled = again;
        await(sleep(Duration.ZERO));
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }
}
