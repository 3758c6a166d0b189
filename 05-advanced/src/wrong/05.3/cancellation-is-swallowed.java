// Misconception: a cancellation that was withstood is over.
// Fails: cancelledWhileWaiting, cancelledAgainAndAgain
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

import asyncio.task.Coroutine;
import asyncio.task.Future;

final class ProcessTree {

  static Coroutine<Void> untilDone(Future<?> future) {
    return async(
        () -> {
          while (!future.isDone()) {
            try {
              await(shield(future));
            } catch (Throwable howItEnded) {
              // Whatever it was, it goes on.
            }
          }
        });
  }
}
