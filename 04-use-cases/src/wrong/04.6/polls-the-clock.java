// Misconception: to look now and then costs nothing.
// Fails: noDriftInALongSeries, jitterOfASeries, givesUpOnce, sleepsUntilARunIsDue
package asyncio.periodic;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.time.Duration;
import java.util.List;

public final class PeriodicTask implements AutoCloseable {

  private void awaitNews() {
    news = new Future<>(loop);
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, Duration.ofMillis(10), List.of(news)));
  }
}
