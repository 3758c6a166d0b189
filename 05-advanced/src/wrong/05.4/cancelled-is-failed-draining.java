// Misconception: draining that is cancelled has failed.
// Fails: cancelledWhileItDrains
package asyncio.signal;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.task.CancelledError;
import asyncio.task.TimeoutError;
import java.time.Duration;

public final class GracefulExit {
  private static boolean drain(Service service, Duration limit) {
    try {
      return await(timeout(limit, scope -> hasDrainedInTime(service, scope)));
    } catch (TimeoutError timeIsUp) {
      report("the service did not finish within " + limit, null, service);
      return false;
    } catch (CancelledError cancelled) {
      report("the service failed to drain", cancelled, service);
      return false;
    }
  }
}
