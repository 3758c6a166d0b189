package loopcraft.grader.run;

/** A method in which time passes. {@link OrderedThreads} has its own copy of it in the JDK. */
public final class Delay {

  private Delay() {}

  /**
   * Passes some time without parking, which would take away the permit of who was woken for
   * something else; a virtual thread does not yield either, as it may be about to unmount.
   */
  public static void pass(long nanoseconds) {
    long end = System.nanoTime() + nanoseconds;
    boolean virtual = Thread.currentThread().isVirtual();
    while (System.nanoTime() - end < 0) {
      if (virtual) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
