// Alternative: a timer of the loop wakes the series, and who waits for its end waits for a future
// of its own.
package asyncio.periodic;

import static asyncio.Asyncio.await;

import asyncio.loop.TimerHandle;
import asyncio.task.Future;
import java.util.OptionalLong;

public final class PeriodicTask implements AutoCloseable {

  private void awaitNews() {
    news = new Future<>(loop);
    OptionalLong due = nextDue();
    if (due.isEmpty()) {
      await(news);
      return;
    }
    TimerHandle timer = loop.callAt(due.getAsLong(), this::wakeTimekeeper);
    try {
      await(news);
    } finally {
      timer.cancel();
    }
  }

  private void awaitEnd() {
    if (timekeeper.isDone()) {
      return;
    }
    var ended = new Future<Void>(loop);
    timekeeper.addDoneCallback(
        done -> {
          if (!ended.isDone()) {
            ended.setResult(null);
          }
        });
    await(ended);
  }
}
