// Misconception: who sends no number sets no limit.
// Fails: receivedWithoutANumber
package asyncio.service;

import static asyncio.Asyncio.async;

import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

public final class Deadline {

  public static <T> Coroutine<T> received(OptionalLong millis, Callable<? extends T> body) {
    if (millis.isPresent()) {
      return within(Duration.ofMillis(millis.getAsLong()), body);
    }
    return async(
        () -> {
          ContextVar.Token<Long> before = CURRENT.set(Long.MAX_VALUE);
          try {
            return body.call();
          } finally {
            CURRENT.reset(before);
          }
        });
  }
}
