// Misconception: who cancels knows that it has ended.
// Fails: aCancelledRequestEndsADrain
package asyncio.service;

import static asyncio.Asyncio.async;

import asyncio.service.ServiceError.Kind;
import asyncio.task.CancelledError;
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
          try {
            T answer = work.call();
            hasEnded();
            return answer;
          } catch (Exception failure) {
            hasEnded();
            throw failure;
          } catch (CancelledError cancelled) {
            underWay--;
            throw cancelled;
          }
        });
  }

  private void hasEnded() {
    underWay--;
    if (underWay == 0) {
      idle.set();
    }
  }
}
