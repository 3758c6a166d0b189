// Misconception: a cancellation brings everything back.
// Fails: cancelledDuringTheNotice
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import java.time.Duration;

public final class Readiness {

  public Coroutine<Void> drain(Duration notice) {
    if (notice.isNegative()) {
      throw new IllegalArgumentException("notice must be >= 0: " + notice);
    }
    return async(
        () -> {
          draining = true;
          try {
            await(sleep(notice));
          } catch (CancelledError cancelled) {
            draining = false;
            throw cancelled;
          }
          refusing = true;
          while (underWay > 0) {
            await(idle.waitUntilSet());
          }
        });
  }
}
