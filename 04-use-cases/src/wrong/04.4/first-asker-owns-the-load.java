// Misconception: who asks first loads, and the others wait for what it has.
// Fails: theFirstAskerIsCancelled, allAreCancelled, othersCancelTheLoad, cancelledTwice,
//   aLoadThatRefuses, cancelAnAskerAtEveryMoment
// Replaces: the whole class
package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

final class SingleFlight<K, V> {

  private final Function<? super K, Coroutine<V>> load;
  private final Map<K, Future<V>> values = new HashMap<>();

  SingleFlight(Function<? super K, Coroutine<V>> load) {
    this.load = load;
  }

  Coroutine<V> get(K key) {
    return async(
        () -> {
          Future<V> known = values.get(key);
          if (known != null) {
            return await(shield(known));
          }
          var value = new Future<V>(EventLoop.running());
          values.put(key, value);
          try {
            value.setResult(await(load.apply(key)));
          } catch (CancelledError cancelled) {
            values.remove(key);
            value.cancel();
            throw cancelled;
          } catch (Throwable failure) {
            values.remove(key);
            value.setException(failure);
          }
          return value.result();
        });
  }
}
