// Alternative: it waits by Wait.until, which does not cancel what it waits for.
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import asyncio.task.Wait;
import java.util.List;

final class ProcessTree {

  static Coroutine<Void> untilDone(Future<?> future) {
    return async(
        () -> {
          CancelledError cancelled = null;
          while (!future.isDone()) {
            try {
              await(Wait.until(ReturnWhen.ALL_COMPLETED, null, List.of(future)));
            } catch (CancelledError putOff) {
              cancelled = putOff;
            }
          }
          if (cancelled != null) {
            throw cancelled;
          }
        });
  }
}
