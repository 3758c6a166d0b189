// Misconception: zero means that none was set.
// Fails: whatIsReceived, aVeryLargeNumber
package asyncio.service;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

public final class Deadline {

  public static <T> Coroutine<T> received(OptionalLong millis, Callable<? extends T> body) {
    return millis.orElse(0) > 0 ? within(Duration.ofMillis(millis.getAsLong()), body) : async(body);
  }
}
