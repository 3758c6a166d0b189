// Misconception: the time limit ends what comes too late; nothing else is needed.
// Fails: aPassedDeadlineIsRefused, whatIsReceived, aVeryLargeNumber, limitsOfAnyLength,
//   noTimeForExtras, justTheReserve
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeoutAt;

import asyncio.loop.EventLoop;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.concurrent.Callable;

public final class Deadline {

  public static <T> Coroutine<T> within(Duration limit, Callable<? extends T> body) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          long at = Math.min(loop.timeAfter(limit), current().orElse(Long.MAX_VALUE));
          ContextVar.Token<Long> before = CURRENT.set(at);
          try {
            return await(timeoutAt(at, _ -> body.call()));
          } finally {
            CURRENT.reset(before);
          }
        });
  }
}
