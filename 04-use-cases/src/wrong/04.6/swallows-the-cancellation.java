// Misconception: a CancelledError is that of the series.
// Fails: theCancellationOfWhoWaits, closeIsCancelled
package asyncio.periodic;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import java.util.List;

public final class PeriodicTask implements AutoCloseable {

  private void awaitEnd() {
    try {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(timekeeper)));
    } catch (CancelledError cancelled) {
      // The series has been cancelled.
    }
  }
}
