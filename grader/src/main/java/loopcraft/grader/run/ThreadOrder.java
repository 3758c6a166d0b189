package loopcraft.grader.run;

import java.util.Locale;

/**
 * Which of two threads goes on first when one starts or wakes the other. What depends on it is a
 * race: it may come out the same way on one machine each time, and another way on another.
 */
public enum ThreadOrder {
  /** The one that the system lets go on. */
  FREE,

  /** The one that was started or woken: the other one waits a moment. */
  WOKEN_FIRST,

  /** The one that started or woke it: the other one waits a moment. */
  WAKER_FIRST;

  /** As on the command line: {@code woken-first}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
