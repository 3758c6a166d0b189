// Misconception: who is given up need not know before.
// Fails: partsKnowTheirTime
package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.time.Duration;

public record Gateway(Duration limit, Duration reserve) {

  private <T> Coroutine<T> inReserve(Part.Extra<T> extra) {
    Duration time = Deadline.left().orElseThrow().minus(reserve);
    if (!time.isPositive()) {
      throw new TimeoutError();
    }
    return timeout(time, () -> await(extra.call().call()));
  }
}
