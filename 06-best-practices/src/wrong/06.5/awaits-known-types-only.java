// Misconception: what can be awaited are coroutines and futures.
// Fails: returnsAnAwaitable
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.concurrent.Callable;

public final class TestLoop implements AutoCloseable {

  private static Object resultOf(Callable<?> body) throws Exception {
    return switch (body.call()) {
      case Coroutine<?> coroutine -> coroutine.await();
      case Future<?> future -> future.await();
      case Object result -> result;
      case null -> null;
    };
  }
}
