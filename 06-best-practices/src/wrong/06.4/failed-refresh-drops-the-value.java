// Misconception: a value whose load has failed is not there.
// Fails: refreshFails
package asyncio.perf;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.Coroutine;
import asyncio.task.Failures;

public final class LoadingCache<K, V> {
  private void refresh(K key, Coroutine<V> refreshed) {
    try {
      await(refreshed);
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      kept.remove(key);
      EventLoop.running()
          .callExceptionHandler(new ExceptionContext("refresh failed", failure, key));
    }
  }
}
