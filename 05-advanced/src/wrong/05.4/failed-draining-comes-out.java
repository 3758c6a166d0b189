// Misconception: what fails comes out of the coroutine.
// Fails: cutOffAndFailed, drainingFails, itsOwnTimeout, otherFailures, methodsThatThrow
package asyncio.signal;

import static asyncio.Asyncio.await;

public final class GracefulExit {
  private static boolean hasDrained(Service service) {
    await(service.drain());
    return true;
  }
}
