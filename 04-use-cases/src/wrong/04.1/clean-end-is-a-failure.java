// Misconception: whoever waits for room, and gets none, has failed.
// Fails: closedWhileDraining
package asyncio.stream;

final class FlowControl {

  Coroutine<Void> drain() {
    return async(
        () -> {
          if (lost.isSet()) {
            throw new SocketException("Connection lost");
          }
          await(writable.waitUntilSet());
          throwFailure();
          if (lost.isSet()) {
            throw new SocketException("Connection lost");
          }
        });
  }
}
