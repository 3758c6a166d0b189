// Misconception: whatever comes out of a refresh is a failure.
// Fails: refreshIsCancelled
package asyncio.perf;

import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.Coroutine;

public final class LoadingCache<K, V> {
  private void refresh(K key, Coroutine<V> refreshed) {
    try {
      await(refreshed);
    } catch (Throwable failure) {
      EventLoop.running()
          .callExceptionHandler(new ExceptionContext("refresh failed", failure, key));
    }
  }
}
