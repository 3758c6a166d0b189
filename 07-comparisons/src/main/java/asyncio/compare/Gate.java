package asyncio.compare;

/**
 * What the jobs of one list go through when they begin: it knows how many are inside, and once it
 * is closed, lets nobody in any more. A future cannot say either: one that was cancelled is done at
 * once, whether its job runs or not.
 *
 * <p>From any thread.
 */
public final class Gate {

  private int inside;
  private boolean closed;
  private Throwable why;

  /** Makes one that is open. */
  public Gate() {}

  /** Lets a job in, which has to {@link #leave} then; or returns false, if the gate is closed. */
  public synchronized boolean enter() {
    if (!closed) {
      inside++;
    }
    return !closed;
  }

  /** A job that was let in has ended, in whatever way. */
  public synchronized void leave() {
    inside--;
    notifyAll();
  }

  /**
   * Lets nobody in any more.
   *
   * @param why is kept if it is the first one; may be null, if there is no reason
   */
  public synchronized void close(Throwable why) {
    if (!closed) {
      closed = true;
      this.why = why;
    }
  }

  /** Why it was closed: what the first to close it gave as the reason; or null. */
  public synchronized Throwable why() {
    return why;
  }

  /**
   * Blocks until nobody is inside. An interrupt does not shorten that; the thread is interrupted
   * afterwards.
   */
  public synchronized void awaitEmpty() {
    boolean interrupted = false;
    while (inside > 0) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
