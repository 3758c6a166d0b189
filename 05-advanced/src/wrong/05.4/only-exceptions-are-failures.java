// Misconception: what fails throws an exception, and a cancellation is none.
// Fails: otherFailures
package asyncio.signal;

import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;

public final class GracefulExit {
  private static boolean hasDrained(Service service) {
    try {
      await(service.drain());
      return true;
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Exception failure) {
      report("the service failed to drain", failure, service);
      return false;
    }
  }
}
