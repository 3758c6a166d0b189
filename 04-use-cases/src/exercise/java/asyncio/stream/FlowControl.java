package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.net.SocketException;
import loopcraft.grader.Exercise;

/**
 * Lets writers wait while too much is kept, and those who want to see a connection end: {@code
 * FlowControlMixin}. The transport's news come in on one side; coroutines wait on the other.
 */
@Exercise(value = "04.1", part = 3)
final class FlowControl {

  /** Makes one for a connection on which one may write. */
  FlowControl() {
    throw todo("04.1");
  }

  /** Too much is kept: {@link #drain} waits from now on. */
  void pauseWriting() {
    throw todo("04.1");
  }

  /** There is room again, for all who wait. */
  void resumeWriting() {
    throw todo("04.1");
  }

  /**
   * The connection is gone: nobody waits any more.
   *
   * @param failure why; null if it ended as it should
   */
  void connectionLost(Exception failure) {
    throw todo("04.1");
  }

  /**
   * A coroutine that waits until there is room to write; if there is, without suspending.
   *
   * @throws SocketException from the coroutine, if the connection was lost before: {@code
   *     Connection lost}, whatever the failure was. If it is lost while the coroutine waits, the
   *     failure itself is thrown; if there is none, the coroutine goes on
   */
  Coroutine<Void> drain() {
    throw todo("04.1");
  }

  /**
   * A coroutine that waits until the connection is gone, and throws the failure itself if there is
   * one, to whoever asks, and as often.
   */
  Coroutine<Void> waitUntilLost() {
    throw todo("04.1");
  }
}
