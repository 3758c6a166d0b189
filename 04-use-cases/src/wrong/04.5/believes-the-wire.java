// Misconception: who sends a number means it.
// Fails: aVeryLargeNumber
package asyncio.service;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

public final class Deadline {

  public static <T> Coroutine<T> received(OptionalLong millis, Callable<? extends T> body) {
    return millis.isPresent()
        ? within(Duration.ofNanos(millis.getAsLong() * 1_000_000), body)
        : async(body);
  }
}
