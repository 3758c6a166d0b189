// Alternative: no events, but a future for each that waits, as CPython has it.
package asyncio.stream;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

final class FlowControl {

  private final Deque<Future<Void>> draining = new ArrayDeque<>();
  private final Deque<Future<Void>> closing = new ArrayDeque<>();
  private boolean paused;
  private boolean gone;

  FlowControl() {}

  void pauseWriting() {
    paused = true;
  }

  void resumeWriting() {
    paused = false;
    wake(draining);
  }

  void connectionLost(Exception failure) {
    this.failure = failure;
    gone = true;
    wake(draining);
    wake(closing);
  }

  private static void wake(Deque<Future<Void>> waiters) {
    List.copyOf(waiters).stream()
        .filter(waiter -> !waiter.isDone())
        .forEach(waiter -> waiter.setResult(null));
  }

  private static void waitIn(Deque<Future<Void>> waiters) {
    var waiter = new Future<Void>(EventLoop.running());
    waiters.add(waiter);
    try {
      await(waiter);
    } finally {
      waiters.remove(waiter);
    }
  }

  Coroutine<Void> drain() {
    return async(
        () -> {
          if (gone) {
            throw new SocketException("Connection lost");
          }
          if (paused) {
            waitIn(draining);
          }
          throwFailure();
        });
  }

  Coroutine<Void> waitUntilLost() {
    return async(
        () -> {
          if (!gone) {
            waitIn(closing);
          }
          throwFailure();
        });
  }
}
