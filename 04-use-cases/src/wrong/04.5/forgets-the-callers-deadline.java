// Misconception: the gateway knows its limit.
// Fails: theCallersDeadline, noTimeForExtras, justTheReserve
package asyncio.service;

import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.time.Duration;

public record Gateway(Duration limit, Duration reserve) {

  private <T> Coroutine<T> inReserve(Part.Extra<T> extra) {
    return Deadline.within(limit.minus(reserve), () -> await(extra.call().call()));
  }
}
