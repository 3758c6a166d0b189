// Misconception: what was begun is finished, however long that takes.
// Fails: tooLate, theLimitBegins, noTimeAtAll, cutOffAndDone, cutOffAndFailed, ctrlC
package asyncio.signal;

import java.time.Duration;

public final class GracefulExit {
  private static boolean drain(Service service, Duration limit) {
    return hasDrained(service);
  }
}
