package asyncio.loop;

import loopcraft.grader.Exercise;

/**
 * Whether a loop is idle, running, stopping or closed, and which loop runs on which thread.
 *
 * <p>{@link #isRunning}, {@link #isClosed}, {@link #requireOpen} and {@link #runsOnThisThread} may
 * be asked from any thread; the rest belongs to the loop's thread.
 */
@Exercise("01.4")
final class Lifecycle {

  private static final ThreadLocal<EventLoop> RUNNING = new ThreadLocal<>();

  private final EventLoop loop;
  private volatile Thread thread;
  private volatile boolean closed;
  private boolean stopping;

  /** Makes the life cycle of a loop that is open and not running. */
  Lifecycle(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * The loop that runs on the current thread.
   *
   * @throws IllegalStateException if none does: {@code no running event loop}
   */
  static EventLoop running() {
    EventLoop running = RUNNING.get();
    if (running == null) {
      throw new IllegalStateException("no running event loop");
    }
    return running;
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
    requireOpen();
    requireNothingRunning();
    thread = Thread.currentThread();
    RUNNING.set(loop);
    try {
      do {
        iteration.run();
      } while (!stopping);
    } finally {
      stopping = false;
      thread = null;
      RUNNING.remove();
    }
  }

  private void requireNothingRunning() {
    if (isRunning()) {
      throw new IllegalStateException("this event loop is already running");
    }
    if (RUNNING.get() != null) {
      throw new IllegalStateException("cannot run the event loop while another loop is running");
    }
  }

  /** Ends {@link #runForever} after the current iteration, or after its first one. */
  void stop() {
    stopping = true;
  }

  /** Whether a stop was asked for and has not been carried out. */
  boolean isStopping() {
    return stopping;
  }

  /** Whether {@link #runForever} is in progress, on whatever thread. */
  boolean isRunning() {
    return thread != null;
  }

  /** Whether {@link #runForever} is in progress on the current thread. */
  boolean runsOnThisThread() {
    return thread == Thread.currentThread();
  }

  /** Whether the loop was closed. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Makes sure that the loop is not closed.
   *
   * @throws IllegalStateException if it is: {@code event loop is closed}
   */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("event loop is closed");
    }
  }

  /**
   * Closes the loop for good, then releases what it holds. A second time does nothing.
   *
   * @throws IllegalStateException if the loop is running: {@code cannot close a running event loop}
   */
  void close(Runnable release) {
    if (isRunning()) {
      throw new IllegalStateException("cannot close a running event loop");
    }
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}
