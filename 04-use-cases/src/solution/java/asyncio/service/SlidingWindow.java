package asyncio.service;

import java.util.BitSet;
import loopcraft.grader.Exercise;

/** How the last calls ended, so many of them; older ones are forgotten. */
@Exercise(value = "04.5", part = 3)
final class SlidingWindow {

  private final int size;
  private final BitSet failed = new BitSet();
  private int next;
  private int calls;

  /**
   * Makes a window in which there is nothing.
   *
   * @param size how many calls it holds at most; at least one
   * @throws IllegalArgumentException if it is less
   */
  SlidingWindow(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be > 0: " + size);
    }
    this.size = size;
  }

  /** A call has ended. If the window is full, the oldest is forgotten. */
  void add(boolean failure) {
    failed.set(next, failure);
    next = (next + 1) % size;
    calls = Math.min(size, calls + 1);
  }

  /** How many calls there are in it. */
  int calls() {
    return calls;
  }

  /** How many of them failed. */
  int failures() {
    return failed.cardinality();
  }

  /** Forgets them all. */
  void clear() {
    failed.clear();
    next = 0;
    calls = 0;
  }
}
