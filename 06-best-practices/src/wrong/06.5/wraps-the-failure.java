// Misconception: what comes out of another task is wrapped, as by an executor.
// Fails: failures, failing, aborted, failingAndLeaking, failingBefore, firstFailure, leaks
package asyncio.testing;

import asyncio.task.Awaitable;
import java.util.concurrent.Callable;

public final class TestLoop implements AutoCloseable {

  private static Object resultOf(Callable<?> body) throws Exception {
    try {
      Object result = body.call();
      return result instanceof Awaitable<?> awaitable ? awaitable.await() : result;
    } catch (Throwable failure) {
      throw new java.util.concurrent.ExecutionException(failure);
    }
  }
}
