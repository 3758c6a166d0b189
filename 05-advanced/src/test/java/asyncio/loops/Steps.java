package asyncio.loops;

import java.lang.StackWalker.StackFrame;

/**
 * Halts a thread before one of its steps, so that another thread can do something just there.
 *
 * <p>A step is a method call, a field access or a lock in code that {@link SteppingLoader} has
 * woven; whatever may happen between two threads happens between two steps.
 */
public final class Steps {

  private record Pause(Thread thread, Runnable body) {}

  private static volatile Pause pause;
  private static volatile int stepsLeft;
  private static volatile String place;

  private Steps() {}

  /** Woven into code, before each step. */
  public static void step() {
    Pause set = pause;
    if (set == null || set.thread() != Thread.currentThread()) {
      return;
    }
    if (stepsLeft > 0) {
      stepsLeft--;
      return;
    }
    pause = null;
    place =
        StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst().map(Steps::line)).get();
    set.body().run();
  }

  private static String line(StackFrame frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }

  /** Has the current thread do something before its step of this number, counted from 0. */
  public static void at(int step, Runnable body) {
    stepsLeft = step;
    pause = new Pause(Thread.currentThread(), body);
  }

  /** Whether the step has come. */
  public static boolean reached() {
    return pause == null;
  }

  /** The line of the step at which a thread was halted last. */
  public static String place() {
    return place;
  }
}
