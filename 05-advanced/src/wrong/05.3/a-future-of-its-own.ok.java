// Alternative: it awaits a future of its own, which a done callback completes.
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
            var wake = new Future<Void>(future.loop());
            future.addDoneCallback(
                _ -> {
                  if (!wake.isDone()) {
                    wake.setResult(null);
                  }
                });
            try {
              await(wake);
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
