// Misconception: a service that starts cannot be drained, so the signal waits until it serves.
// Fails: theLimitBegins, whileItStarts, cancelledAfterTheSignal
package asyncio.signal;

import static asyncio.Asyncio.await;

import asyncio.task.Future;

public final class GracefulExit {
  private static void start(Service service, Future<Signal> stop) {
    await(service.start());
  }
}
