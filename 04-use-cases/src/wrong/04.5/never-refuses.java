// Misconception: who is not ready gets no requests any more.
// Fails: draining, refusesThoughOthersAreUnderWay, aRefusalIsBeforeAnyWork,
//   cancelledAfterTheNotice, aRequestIsRefusedWhenItStarts
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
        });
  }
}
