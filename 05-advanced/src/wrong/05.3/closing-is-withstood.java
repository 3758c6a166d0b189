// Misconception: whatever comes while one waits is a cancellation.
// Fails: unwound
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;

final class ProcessTree {

  static Coroutine<Void> untilDone(Future<?> future) {
    return async(
        () -> {
          Throwable cancelled = null;
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
            } catch (Throwable putOff) {
              cancelled = putOff;
            }
          }
          if (cancelled instanceof Error error) {
            throw error;
          }
        });
  }
}
