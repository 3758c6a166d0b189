// Misconception: drain gives the others a turn, whether there is room or not.
// Fails: drainDoesNotSuspend, closingIsNoLoss
package asyncio.stream;

import static asyncio.Asyncio.sleep;

import java.time.Duration;

final class FlowControl {

  Coroutine<Void> drain() {
    return async(
        () -> {
          if (lost.isSet()) {
            throw new SocketException("Connection lost");
          }
          await(sleep(Duration.ZERO));
          await(writable.waitUntilSet());
          throwFailure();
        });
  }
}
