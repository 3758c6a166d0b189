// Alternative: each who waits has a future of its own, which a done callback completes.
package asyncio.subprocess;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;

public final class Subprocess implements AutoCloseable {

  public Coroutine<Integer> waitUntilEnded() {
    return async(
        () -> {
          if (!ended.isDone()) {
            var waiter = new Future<Void>(ended.loop());
            ended.addDoneCallback(
                _ -> {
                  if (!waiter.isDone()) {
                    waiter.setResult(null);
                  }
                });
            await(waiter);
          }
          return code();
        });
  }
}
