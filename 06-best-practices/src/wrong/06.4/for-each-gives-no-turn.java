// Misconception: forEach has the chunk, and needs no advance.
// Fails: forEachIsFair
package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.util.function.Consumer;

public final class Cursor<T> {
  public Coroutine<Void> forEach(Consumer<? super T> action) {
    return async(
        () -> {
          while (await(advance())) {
            action.accept(current());
            while (next < chunk.size()) {
              next++;
              action.accept(current());
            }
          }
        });
  }
}
