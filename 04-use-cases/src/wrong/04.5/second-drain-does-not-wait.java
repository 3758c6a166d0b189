// Misconception: one drain is enough.
// Fails: twoDrains
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
          if (draining) {
            return;
          }
          draining = true;
          await(sleep(notice));
          refusing = true;
          while (underWay > 0) {
            await(idle.waitUntilSet());
          }
        });
  }
}
