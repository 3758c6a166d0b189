// Misconception: a call counts.
// Fails: countingCalls, notCounted
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class ErrorBudget {

  public <T> Coroutine<T> counting(Callable<? extends T> body) {
    return async(
        () -> {
          add(false);
          return body.call();
        });
  }
}
