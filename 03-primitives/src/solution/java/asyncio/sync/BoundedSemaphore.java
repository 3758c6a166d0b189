package asyncio.sync;

import loopcraft.grader.Exercise;

/**
 * A semaphore that never has more permits than it began with, so that one release too many is
 * noticed: {@code asyncio.BoundedSemaphore}.
 */
public final class BoundedSemaphore extends Semaphore {

  private final int bound;

  /** Makes one with so many permits. */
  public BoundedSemaphore(int permits) {
    super(permits);
    bound = permits;
  }

  /**
   * Gives a permit back.
   *
   * @throws IllegalStateException if all are there already: {@code BoundedSemaphore released too
   *     many times}
   */
  @Override
  @Exercise("03.4")
  public void release() {
    if (value() >= bound) {
      throw new IllegalStateException("BoundedSemaphore released too many times");
    }
    super.release();
  }
}
