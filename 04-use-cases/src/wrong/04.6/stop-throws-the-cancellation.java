// Misconception: a shield keeps a cancellation away, and all is well.
// Fails: fixedDelayAfterAFailure, missedWithoutRoom, cancelAtOnce, closeAfterStop, stopAfterCancel,
//   close, closeFromARun, facts, names, nothingDueAfterTheLast
package asyncio.periodic;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

public final class PeriodicTask implements AutoCloseable {

  private void awaitEnd() {
    await(shield(timekeeper));
  }
}
