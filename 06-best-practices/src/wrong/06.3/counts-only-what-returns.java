// Misconception: when a call has ended, it is counted.
// Fails: countingCalls
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class ErrorBudget {

  public <T> Coroutine<T> counting(Callable<? extends T> body) {
    return async(
        () -> {
          T result = body.call();
          add(false);
          return result;
        });
  }
}
