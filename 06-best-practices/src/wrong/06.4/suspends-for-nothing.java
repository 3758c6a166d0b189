// Misconception: to ask is to make a task, and to wait for it.
// Fails: kept, oneRefresh
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.Coroutine;

public final class LoadingCache<K, V> {
  public Coroutine<V> get(K key) {
    return async(() -> await(createTask(async(() -> valueOf(key)))));
  }
}
