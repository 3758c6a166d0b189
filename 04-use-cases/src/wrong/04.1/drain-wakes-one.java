// Misconception: when there is room, one writer at a time goes on.
// Fails: drainWaitsWhilePaused
package asyncio.stream;

import asyncio.loop.EventLoop;
import asyncio.task.Future;

final class FlowControl {

  private Future<Void> waiter;
  private boolean paused;

  void pauseWriting() {
    paused = true;
  }

  void resumeWriting() {
    paused = false;
    if (waiter != null && !waiter.isDone()) {
      waiter.setResult(null);
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
          if (paused) {
            waiter = new Future<>(EventLoop.running());
            await(waiter);
          }
          throwFailure();
        });
  }
}
