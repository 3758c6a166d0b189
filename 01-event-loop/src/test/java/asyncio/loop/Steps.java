package asyncio.loop;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops a thread at one of its steps, so that another thread can do something just there.
 *
 * <p>A step is a method call, a field access or a lock in code that {@link SteppingLoader} has
 * woven; whatever may happen between two threads happens between two steps.
 */
public final class Steps {

  private record Pause(Thread thread, Runnable body) {}

  private static volatile Pause pause;
  private static volatile int stepsLeft;
  private static final Map<Thread, Object> IN_USE = new ConcurrentHashMap<>();
  private static volatile boolean shared;
  private static volatile String haltedAt;

  private Steps() {}

  /** Woven into code, before each step, with where it is. */
  public static void step(String where) {
    Pause set = pause;
    if (set == null || set.thread() != Thread.currentThread()) {
      return;
    }
    if (stepsLeft == 0) {
      pause = null;
      haltedAt = where;
      set.body().run();
    } else {
      stepsLeft--;
    }
  }

  /** Woven into code, before a method of an object is called: a step as well. */
  public static void call(Object receiver, String where) {
    if (!isForOneThread(receiver)) {
      step(where);
      return;
    }
    if (IN_USE.values().stream().anyMatch(inUse -> inUse == receiver)) {
      shared = true;
    }
    IN_USE.put(Thread.currentThread(), receiver);
    try {
      step(where);
    } finally {
      IN_USE.remove(Thread.currentThread());
    }
  }

  /** Collections of {@code java.util} are for one thread at a time; those that lock are wrapped. */
  private static boolean isForOneThread(Object receiver) {
    return (receiver instanceof Collection || receiver instanceof Map)
        && receiver.getClass().getPackageName().equals("java.util")
        && !Set.of("Vector", "Stack", "Hashtable").contains(receiver.getClass().getSimpleName())
        && !receiver.getClass().getSimpleName().startsWith("Synchronized");
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

  /** Where the step was that has come. */
  public static String haltedAt() {
    return haltedAt;
  }

  /** Whether a thread called a collection that is for one thread, while another was about to. */
  public static boolean shared() {
    return shared;
  }

  /** Forgets the step if it has not come, and what was shared. */
  public static void clear() {
    pause = null;
    shared = false;
    IN_USE.clear();
  }
}
