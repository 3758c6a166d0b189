// Misconception: who drains first waits until there is nothing to do.
// Fails: refusesThoughOthersAreUnderWay, cancelledAfterTheNotice
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

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
          await(sleep(notice));
          while (underWay > 0) {
            await(idle.waitUntilSet());
          }
          refusing = true;
        });
  }
}
