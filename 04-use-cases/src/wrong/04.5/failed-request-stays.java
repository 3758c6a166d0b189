// Misconception: a request ends with its answer.
// Fails: failedRequestsEnd, aCancelledRequestEndsADrain
package asyncio.service;

import static asyncio.Asyncio.async;

import asyncio.service.ServiceError.Kind;
import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class Readiness {

  public <T> Coroutine<T> serve(Callable<? extends T> work) {
    return async(
        () -> {
          if (refusing) {
            throw new ServiceError(Kind.UNAVAILABLE, "draining");
          }
          underWay++;
          idle.clear();
          T answer = work.call();
          underWay--;
          if (underWay == 0) {
            idle.set();
          }
          return answer;
        });
  }
}
