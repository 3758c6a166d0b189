// Misconception: what becomes of the connection, the reader tells.
// Fails: Writer.lostWhileDraining, Writer.theFailureItself, Writer.drainAfterTheLoss,
//   Writer.drainAfterAFailure, Writer.drainOnAClosingTransport, Writer.waitClosed,
//   Writer.waitClosedAfterTheLoss
package asyncio.stream;

final class FlowControl {

  Coroutine<Void> drain() {
    return writable.waitUntilSet();
  }

  Coroutine<Void> waitUntilLost() {
    return lost.waitUntilSet();
  }
}
