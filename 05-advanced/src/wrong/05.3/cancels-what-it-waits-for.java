// Misconception: to await a future is only to wait for it.
// Fails: cancelledFuture, message, cancelledWhileWaiting, cancelledAgainAndAgain, cancelledTwice,
//   cancelledDuringTheStart, cancelledAgainDuringTheStart, cancelledWhileItIsEnded,
//   cancelledAtEveryMoment
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

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
              await(future);
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
