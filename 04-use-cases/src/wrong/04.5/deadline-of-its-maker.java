// Misconception: a coroutine runs where it is made.
// Fails: theDeadlineOfWhoAwaits
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
    long latest = current().orElse(Long.MAX_VALUE);
    return async(
        () -> {
          long at = Math.min(EventLoop.running().timeAfter(limit), latest);
          if (at <= EventLoop.running().time()) {
            throw new TimeoutError();
          }
          ContextVar.Token<Long> before = CURRENT.set(at);
          try {
            return await(timeoutAt(at, _ -> body.call()));
          } finally {
            CURRENT.reset(before);
          }
        });
  }
}
