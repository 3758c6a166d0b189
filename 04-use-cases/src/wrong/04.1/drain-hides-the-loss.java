// Misconception: what becomes of the connection, the reader tells.
// Fails: Writer.lostWhileDraining, Writer.drainAfterTheLoss, Writer.drainOnAClosingTransport,
//   Writer.waitClosed
package asyncio.stream;

final class FlowControl {

  Coroutine<Void> drain() {
    return writable.waitUntilSet();
  }

  Coroutine<Void> waitUntilLost() {
    return lost.waitUntilSet();
  }
}
