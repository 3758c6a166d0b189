// Misconception: first the body, then closing.
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
          T result = body.run(stack);
          stack.close();
          return result;
        });
  }
}
