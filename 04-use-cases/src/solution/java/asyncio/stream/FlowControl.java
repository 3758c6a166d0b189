package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.sync.Event;
import asyncio.task.Coroutine;
import java.net.SocketException;
import loopcraft.grader.Exercise;

/**
 * Lets writers wait while too much is kept, and those who want to see a connection end: {@code
 * FlowControlMixin}. The transport's news come in on one side; coroutines wait on the other.
 */
@Exercise(value = "04.1", part = 3)
final class FlowControl {

  private final Event writable = new Event();
  private final Event lost = new Event();
  private Exception failure;

  /** Makes one for a connection on which one may write. */
  FlowControl() {
    writable.set();
  }

  /** Too much is kept: {@link #drain} waits from now on. */
  void pauseWriting() {
    writable.clear();
  }

  /** There is room again, for all who wait. */
  void resumeWriting() {
    writable.set();
  }

  /**
   * The connection is gone: nobody waits any more.
   *
   * @param failure why; null if it ended as it should
   */
  void connectionLost(Exception failure) {
    this.failure = failure;
    lost.set();
    writable.set();
  }

  /**
   * A coroutine that waits until there is room to write; if there is, without suspending.
   *
   * @throws SocketException from the coroutine, if the connection was lost before: {@code
   *     Connection lost}, whatever the failure was. If it is lost while the coroutine waits, the
   *     failure itself is thrown; if there is none, the coroutine goes on
   */
  Coroutine<Void> drain() {
    return async(
        () -> {
          if (lost.isSet()) {
            throw new SocketException("Connection lost");
          }
          await(writable.waitUntilSet());
          throwFailure();
        });
  }

  /**
   * A coroutine that waits until the connection is gone, and throws the failure itself if there is
   * one, to whoever asks, and as often.
   */
  Coroutine<Void> waitUntilLost() {
    return async(
        () -> {
          await(lost.waitUntilSet());
          throwFailure();
        });
  }

  private void throwFailure() throws Exception {
    if (failure != null) {
      throw failure;
    }
  }
}
