// Misconception: who waits is told how it ended.
// Fails: cancelledFuture, howItEnded, cancelledAndFailed
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
          do {
            try {
              await(shield(future));
            } catch (CancelledError putOff) {
              cancelled = putOff;
            }
          } while (!future.isDone());
          if (cancelled != null) {
            throw cancelled;
          }
        });
  }
}
