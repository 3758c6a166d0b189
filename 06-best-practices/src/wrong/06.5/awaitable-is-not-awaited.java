// Misconception: what the body returns is its result.
// Fails: returnsAnAwaitable
package asyncio.testing;

import java.util.concurrent.Callable;

public final class TestLoop implements AutoCloseable {

  private static Object resultOf(Callable<?> body) throws Exception {
    return body.call();
  }
}
