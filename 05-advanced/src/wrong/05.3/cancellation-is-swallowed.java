// Misconception: a cancellation that was withstood is over.
// Fails: cancelledWhenDone, message, cancelledWhileWaiting, cancelledAgainAndAgain,
//   cancelledDuringTheStart, cancelledAgainDuringTheStart, cancelledWhileItIsEnded,
//   cancelledAndFailed
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.util.List;

final class ProcessTree {

  static Coroutine<Void> untilDone(Future<?> future) {
    return async(
        () -> {
          while (!future.isDone()) {
            try {
              await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(future)));
            } catch (CancelledError putOff) {
              // It goes on to wait.
            }
          }
        });
  }
}
