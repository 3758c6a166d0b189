// Misconception: nobody waits for the end any more, so it goes on to serve.
// Fails: cancelledAfterTheNotice
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
          await(sleep(notice));
          refusing = true;
          try {
            while (underWay > 0) {
              await(idle.waitUntilSet());
            }
          } catch (CancelledError cancelled) {
            refusing = false;
            throw cancelled;
          }
        });
  }
}
