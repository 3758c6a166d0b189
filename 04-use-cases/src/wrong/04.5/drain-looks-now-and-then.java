// Misconception: a look every ten milliseconds costs nothing.
// Fails: aDrainEndsAtOnce, aCancelledRequestEndsADrain
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
          refusing = true;
          while (underWay > 0) {
            await(sleep(Duration.ofMillis(10)));
          }
        });
  }
}
