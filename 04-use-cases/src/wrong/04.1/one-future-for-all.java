// Misconception: those who wait for the same thing can wait for the same future.
// Fails: aCancelledDrain
package asyncio.stream;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class FlowControl {

  private Future<Void> room;

  void pauseWriting() {
    writable.clear();
    room = new Future<>(EventLoop.running());
  }

  void resumeWriting() {
    writable.set();
    if (room != null && !room.isDone()) {
      room.setResult(null);
    }
  }

  void connectionLost(Exception failure) {
    this.failure = failure;
    lost.set();
    resumeWriting();
  }

  Coroutine<Void> drain() {
    return async(
        () -> {
          if (lost.isSet()) {
            throw new SocketException("Connection lost");
          }
          if (!writable.isSet()) {
            await(room);
          }
          throwFailure();
        });
  }
}
