// Misconception: when the answer is there, nobody asks for the deadline any more.
// Fails: afterwardsItIsWhatItWas, slowAttempts
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeoutAt;

import asyncio.loop.EventLoop;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.concurrent.Callable;

public final class Deadline {

  public static <T> Coroutine<T> within(Duration limit, Callable<? extends T> body) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          long at = Math.min(loop.timeAfter(limit), current().orElse(Long.MAX_VALUE));
          if (at <= loop.time()) {
            throw new TimeoutError();
          }
          ContextVar.Token<Long> before = CURRENT.set(at);
          T result = await(timeoutAt(at, _ -> body.call()));
          CURRENT.reset(before);
          return result;
        });
  }
}
