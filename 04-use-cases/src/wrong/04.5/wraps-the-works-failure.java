// Misconception: what is checked has to be declared.
// Fails: theWorksFailure
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
          try {
            return work.call();
          } catch (RuntimeException failure) {
            throw failure;
          } catch (Exception failure) {
            throw new IllegalStateException(failure);
          } finally {
            underWay--;
            if (underWay == 0) {
              idle.set();
            }
          }
        });
  }
}
