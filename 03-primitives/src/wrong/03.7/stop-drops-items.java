// Misconception: to stop is to stop at once.
// Fails: theFirstItemComesOutEarly, stopLetsEverythingThrough
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Pipeline<I, O> {

  private Coroutine<Void> work(Stage<Object, Object> stage, Queue<Object> from, Queue<Object> to) {
    return async(
        () -> {
          for (var item = next(from); item.isPresent(); item = next(from)) {
            if (!stopping) {
              await(to.put(stage.body().apply(item.get())));
            }
          }
        });
  }
}
