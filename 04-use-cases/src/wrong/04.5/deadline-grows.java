// Misconception: each service knows best how long it may take.
// Fails: aDeadlineOnlyComesCloser, aPassedDeadlineIsRefused, aDeadlineGoesAlong,
//   theDeadlineOfWhoAwaits, receivedWithoutANumber, theCallersDeadline, noTimeForExtras,
//   justTheReserve
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
          long at = loop.timeAfter(limit);
          if (at <= loop.time()) {
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
