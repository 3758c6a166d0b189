package asyncio.loop;

/**
 * Stops a thread at one of its steps, so that another thread can do something just there.
 *
 * <p>A step is a method call, a field access or a lock in code that {@link SteppingLoader} has woven;
 * whatever may happen between two threads happens between two steps.
 */
public final class Steps {

  private record Pause(Thread thread, Runnable body) {}

  private static volatile Pause pause;
  private static volatile int stepsLeft;

  private Steps() {}

  /** Woven into code, before each step. */
  public static void step() {
    Pause set = pause;
    if (set == null || set.thread() != Thread.currentThread()) {
      return;
    }
    if (stepsLeft == 0) {
      pause = null;
      set.body().run();
    } else {
      stepsLeft--;
    }
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

  /** Forgets the step if it has not come. */
  public static void clear() {
    pause = null;
  }
}
