// Misconception: when the limit is over, one need not wait any more.
// Fails: tooLong, tooLongAndCancelled
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.List;

public final class Cleanup {

  private static End run(CleanupStep step) {
    Task<Void> task =
        createTask(async(step.action()), "%s of %s".formatted(step.name(), currentTask().name()));
    EventLoop loop = EventLoop.running();
    long end = step.limit() == null ? Long.MAX_VALUE : loop.timeAfter(step.limit());
    CancelledError first = null;
    while (!task.isDone()) {
      if (loop.time() >= end) {
        task.cancel();
        return new End(first, new GivenUp(step.name(), step.limit(), new TimeoutError()));
      }
      try {
        await(
            waitUntil(
                ReturnWhen.ALL_COMPLETED, Duration.ofNanos(end - loop.time()), List.of(task)));
      } catch (CancelledError cancelled) {
        first = first == null ? cancelled : first;
      }
    }
    return new End(first, failureOf(task));
  }
}
