// Misconception: nobody cancels twice.
// Fails: cancelledAgainAndAgain, cancelledAgainDuringTheStart
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
          try {
            await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(future)));
          } catch (CancelledError cancelled) {
            if (!future.isDone()) {
              await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(future)));
            }
            throw cancelled;
          }
        });
  }
}
