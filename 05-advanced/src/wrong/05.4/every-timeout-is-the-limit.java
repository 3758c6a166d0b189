// Misconception: a TimeoutError comes from the limit.
// Fails: itsOwnTimeout
package asyncio.signal;

import static asyncio.Asyncio.await;

import asyncio.task.Failures;
import asyncio.task.TimeoutError;

public final class GracefulExit {
  private static boolean hasDrained(Service service) {
    try {
      await(service.drain());
      return true;
    } catch (Throwable failure) {
      if (failure instanceof TimeoutError || !Failures.isFailure(failure)) {
        throw failure;
      }
      report("the service failed to drain", failure, service);
      return false;
    }
  }
}
