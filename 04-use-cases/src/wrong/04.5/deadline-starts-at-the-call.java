// Misconception: time runs from when something is asked for.
// Fails: aLimitCountsFromTheStart, theLimitCountsFromTheStart
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
    long end = EventLoop.running().timeAfter(limit);
    return async(
        () -> {
          long at = Math.min(end, current().orElse(Long.MAX_VALUE));
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
