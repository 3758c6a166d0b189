// Misconception: a timer that finds nobody does no harm.
// Fails: noTimerIsLeft
package asyncio.periodic;

import static asyncio.Asyncio.await;

import asyncio.task.Future;
import java.util.OptionalLong;

public final class PeriodicTask implements AutoCloseable {

  private void awaitNews() {
    news = new Future<>(loop);
    OptionalLong due = nextDue();
    if (due.isPresent()) {
      loop.callAt(due.getAsLong(), this::wakeTimekeeper);
    }
    await(news);
  }
}
