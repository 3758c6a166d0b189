// Misconception: what is thrown is a failure.
// Fails: notCounted
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.Objects;
import java.util.concurrent.Callable;

public final class ErrorBudget {

  public <T> Coroutine<T> counting(Callable<? extends T> body) {
    Objects.requireNonNull(body, "body");
    return async(
        () -> {
          T result;
          try {
            result = body.call();
          } catch (Throwable failure) {
            add(true);
            throw failure;
          }
          add(false);
          return result;
        });
  }
}
