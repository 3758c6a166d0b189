// Misconception: drain tells whoever asks what has ended the connection.
// Fails: drainAfterAFailure
package asyncio.stream;

final class FlowControl {

  Coroutine<Void> drain() {
    return async(
        () -> {
          if (lost.isSet()) {
            throwFailure();
            throw new SocketException("Connection lost");
          }
          await(writable.waitUntilSet());
          throwFailure();
        });
  }
}
