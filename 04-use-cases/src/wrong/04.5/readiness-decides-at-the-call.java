// Misconception: a coroutine runs when it is made.
// Fails: aDrainBeginsWhenItStarts, aRequestIsRefusedWhenItStarts
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.service.ServiceError.Kind;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.concurrent.Callable;

public final class Readiness {

  public <T> Coroutine<T> serve(Callable<? extends T> work) {
    boolean refused = refusing;
    return async(
        () -> {
          if (refused) {
            throw new ServiceError(Kind.UNAVAILABLE, "draining");
          }
          underWay++;
          idle.clear();
          try {
            return work.call();
          } finally {
            underWay--;
            if (underWay == 0) {
              idle.set();
            }
          }
        });
  }

  public Coroutine<Void> drain(Duration notice) {
    if (notice.isNegative()) {
      throw new IllegalArgumentException("notice must be >= 0: " + notice);
    }
    draining = true;
    return async(
        () -> {
          await(sleep(notice));
          refusing = true;
          while (underWay > 0) {
            await(idle.waitUntilSet());
          }
        });
  }
}
