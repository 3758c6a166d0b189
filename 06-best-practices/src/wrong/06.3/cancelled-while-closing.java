// Misconception: what runs after a cancellation is not cancelled again.
// Fails: cancelledInTheMiddle, cancelledInATry, theClosingTaskIsCancelled
package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.ScopeBody;

public final class ExitStack implements AutoCloseable {

  public static <T> Coroutine<T> around(ScopeBody<? super ExitStack, ? extends T> body) {
    return async(
        () -> {
          try (var stack = new ExitStack()) {
            return body.run(stack);
          }
        });
  }

  public void close() {
    if (!open.isEmpty()) {
      await(Cleanup.limited(closing()));
    }
  }
}
