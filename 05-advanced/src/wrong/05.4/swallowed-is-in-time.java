// Misconception: a limit that has cut something off throws a TimeoutError.
// Fails: cutOffAndDone, cutOffAndFailed
package asyncio.signal;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.task.TimeoutError;
import java.time.Duration;

public final class GracefulExit {
  private static boolean drain(Service service, Duration limit) {
    try {
      return await(timeout(limit, () -> hasDrained(service)));
    } catch (TimeoutError timeIsUp) {
      report("the service did not finish within " + limit, null, service);
      return false;
    }
  }
}
