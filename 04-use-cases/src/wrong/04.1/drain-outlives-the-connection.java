// Misconception: drain waits for room, and a connection that is lost makes none.
// Fails: lostWhileDraining, theFailureItself, closedWhileDraining
package asyncio.stream;

final class FlowControl {

  void connectionLost(Exception failure) {
    this.failure = failure;
    lost.set();
  }
}
