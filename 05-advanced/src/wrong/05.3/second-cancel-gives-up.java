// Misconception: nobody cancels twice.
// Fails: cancelledAgainAndAgain
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
          CancelledError cancelled = null;
          try {
            await(shield(future));
          } catch (CancelledError putOff) {
            cancelled = putOff;
          } catch (Throwable howItEnded) {
            // That is for others to look at.
          }
          if (cancelled != null) {
            if (!future.isDone()) {
              await(shield(future));
            }
            throw cancelled;
          }
        });
  }
}
