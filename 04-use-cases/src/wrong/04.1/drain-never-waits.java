// Misconception: drain sends what is kept; there is nothing to wait for.
// Fails: drainWaitsWhilePaused, aCancelledDrain, lostWhileDraining,
//   theFailureItself, backPressure
package asyncio.stream;

final class FlowControl {

  Coroutine<Void> drain() {
    return async(
        () -> {
          if (lost.isSet()) {
            throw new SocketException("Connection lost");
          }
          throwFailure();
        });
  }
}
