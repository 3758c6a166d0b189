package asyncio.loop;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * Whether a loop is idle, running, stopping or closed, and which loop runs on which thread.
 *
 * <p>{@link #isRunning}, {@link #isClosed}, {@link #requireOpen} and {@link #runsOnThisThread} may
 * be asked from any thread; the rest belongs to the loop's thread.
 */
@Exercise("01.4")
final class Lifecycle {

  /** Makes the life cycle of a loop that is open and not running. */
  Lifecycle(EventLoop loop) {
    throw todo("01.4");
  }

  /**
   * The loop that runs on the current thread.
   *
   * @throws IllegalStateException if none does: {@code no running event loop}
   */
  static EventLoop running() {
    throw todo("01.4");
  }

  /**
   * Runs one iteration after another until {@link #stop} is called: at least one, and always to its
   * end. A stop that was asked for before the run ends it after its first iteration. Meanwhile this
   * loop is the running one of the current thread.
   *
   * <p>However the run ends, by a stop or by an exception out of an iteration, the loop is idle
   * afterwards, and no longer the running one of the thread. No stop is left over, whether it was
   * asked for before the run or during it. So the loop can run again. A call that is refused
   * changes nothing: a stop that was asked for still is.
   *
   * <p>A run on another thread is refused if it has begun. Two threads that start one loop at the
   * same moment may both get past the check; as in asyncio, the program must not do that.
   *
   * @throws IllegalStateException if the loop is closed ({@code event loop is closed}), is running
   *     already ({@code this event loop is already running}), or if another loop runs on this
   *     thread ({@code cannot run the event loop while another loop is running})
   */
  void runForever(Runnable iteration) {
    throw todo("01.4");
  }

  /** Ends {@link #runForever} after the current iteration, or after its first one. */
  void stop() {
    throw todo("01.4");
  }

  /** Whether a stop was asked for and has not been carried out. */
  boolean isStopping() {
    throw todo("01.4");
  }

  /** Whether {@link #runForever} is in progress, on whatever thread. */
  boolean isRunning() {
    throw todo("01.4");
  }

  /** Whether {@link #runForever} is in progress on the current thread. */
  boolean runsOnThisThread() {
    throw todo("01.4");
  }

  /** Whether the loop was closed. */
  boolean isClosed() {
    throw todo("01.4");
  }

  /**
   * Makes sure that the loop is not closed.
   *
   * @throws IllegalStateException if it is: {@code event loop is closed}
   */
  void requireOpen() {
    throw todo("01.4");
  }

  /**
   * Closes the loop for good, then releases what it holds. A second time does nothing.
   *
   * @throws IllegalStateException if the loop is running: {@code cannot close a running event loop}
   */
  void close(Runnable release) {
    throw todo("01.4");
  }
}
