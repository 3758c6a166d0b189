// Misconception: what becomes of the connection, the reader tells.
// Fails: lostWhileDraining, theFailureItself, drainAfterTheLoss,
//   drainAfterAFailure, drainOnAClosingTransport, waitClosed,
//   waitClosedAfterTheLoss
package asyncio.stream;

final class FlowControl {

  Coroutine<Void> drain() {
    return writable.waitUntilSet();
  }

  Coroutine<Void> waitUntilLost() {
    return lost.waitUntilSet();
  }
}
