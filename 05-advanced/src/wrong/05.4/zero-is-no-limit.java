// Misconception: zero means that there is none.
// Fails: noTimeAtAll
package asyncio.signal;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeout;

import asyncio.task.TimeoutError;
import java.time.Duration;

public final class GracefulExit {
  private static boolean drain(Service service, Duration limit) {
    if (limit.isZero()) {
      return hasDrained(service);
    }
    try {
      return await(timeout(limit, scope -> hasDrainedInTime(service, scope)));
    } catch (TimeoutError timeIsUp) {
      report("the service did not finish within " + limit, null, service);
      return false;
    }
  }
}
