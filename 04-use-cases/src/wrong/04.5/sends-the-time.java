// Misconception: a point in time is the same everywhere.
// Fails: whatIsSent, whatIsReceived
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

public final class Deadline {

  public static OptionalLong millisToSend() {
    if (left().isPresent() && left().get().toMillis() == 0) {
      throw new TimeoutError();
    }
    OptionalLong at = current();
    return at.isPresent() ? OptionalLong.of(at.getAsLong() / 1_000_000) : at;
  }

  public static <T> Coroutine<T> received(OptionalLong millis, Callable<? extends T> body) {
    if (millis.isEmpty()) {
      return async(body);
    }
    return async(
        () -> {
          long now = EventLoop.running().time() / 1_000_000;
          return await(within(Duration.ofMillis(millis.getAsLong()).minusMillis(now), body));
        });
  }
}
