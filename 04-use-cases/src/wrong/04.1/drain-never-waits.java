// Misconception: drain sends what is kept; there is nothing to wait for.
// Fails: Writer.drainWaitsWhilePaused, Writer.aCancelledDrain, Writer.lostWhileDraining,
//   Writer.theFailureItself, Writer.backPressure
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
