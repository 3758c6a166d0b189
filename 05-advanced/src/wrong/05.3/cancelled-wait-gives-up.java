// Misconception: who is cancelled ends.
// Fails: cancelledWhileWaiting, cancelledAgainAndAgain, cancelledTwice
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;

final class ProcessTree {

  static Coroutine<Void> untilDone(Future<?> future) {
    return async(
        () -> {
          try {
            await(shield(future));
          } catch (CancelledError cancelled) {
            if (!future.isDone()) {
              throw cancelled;
            }
          } catch (Throwable howItEnded) {
            // That is for others to look at.
          }
        });
  }
}
