// Misconception: less than nothing is nothing.
// Fails: aNegativeNotice
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import java.time.Duration;

public final class Readiness {

  public Coroutine<Void> drain(Duration notice) {
    return async(
        () -> {
          draining = true;
          await(sleep(notice));
          refusing = true;
          while (underWay > 0) {
            await(idle.waitUntilSet());
          }
        });
  }
}
