// Misconception: a method that returns a coroutine throws nothing itself.
// Fails: methodsThatThrow
package asyncio.signal;

import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Failures;

public final class GracefulExit {
  private static boolean hasDrained(Service service) {
    Coroutine<Void> draining = service.drain();
    try {
      await(draining);
      return true;
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      report("the service failed to drain", failure, service);
      return false;
    }
  }
}
