// Misconception: a finally is a finally.
// Fails: aBodyThatFails, aBodyThatIsCancelled
package asyncio.pattern;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import asyncio.task.ScopeBody;

public final class ExitStack implements AutoCloseable {

  public static <T> Coroutine<T> around(ScopeBody<? super ExitStack, ? extends T> body) {
    return async(
        () -> {
          var stack = new ExitStack();
          try {
            return body.run(stack);
          } finally {
            stack.close();
          }
        });
  }
}
