// Misconception: a CancelledError at an await is for the task.
// Fails: cancelledFuture
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
          while (!future.isDone()) {
            try {
              await(shield(future));
            } catch (CancelledError putOff) {
              cancelled = putOff;
            } catch (Exception howItEnded) {
              // That is for others to look at.
            }
          }
          if (cancelled != null) {
            throw cancelled;
          }
        });
  }
}
