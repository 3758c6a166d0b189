// Misconception: to look each millisecond costs nothing.
// Fails: jitterOfASeries, runsCancelledAtEveryMoment, sleepsUntilARunIsDue
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
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, Duration.ofMillis(1), List.of(news)));
  }
}
