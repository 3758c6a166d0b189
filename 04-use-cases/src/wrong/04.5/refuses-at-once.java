// Misconception: who is not ready serves nobody.
// Fails: notReadyButServing, draining, drainingWaits, cancelledDuringTheNotice
package asyncio.service;

import static asyncio.Asyncio.async;

import asyncio.service.ServiceError.Kind;
import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class Readiness {

  public <T> Coroutine<T> serve(Callable<? extends T> work) {
    return async(
        () -> {
          if (!report().isReady()) {
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
}
