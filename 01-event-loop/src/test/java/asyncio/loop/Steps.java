package asyncio.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
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

  /** Written down when a thread is the second one in a collection that is for one thread. */
  public static final String COLLIDES = "is in a collection that another thread is using";

  private record Pause(Thread thread, Runnable body) {}

  private static volatile Pause pause;
  private static volatile int stepsLeft;
  private static final Map<Thread, Object> IN_USE = new ConcurrentHashMap<>();
  private static volatile boolean shared;
  private static final List<Taken> TAKEN = Collections.synchronizedList(new ArrayList<>());

  /** A step that a thread has taken, or something that it did outside the woven code. */
  public record Taken(Thread thread, String name) {}

  private Steps() {}

  /** Woven into code, before each step; a step without a name is not kept. */
  public static void step(String name) {
    pauseIfItIsTime();
    if (!name.isEmpty()) {
      note(name);
    }
  }

  private static void pauseIfItIsTime() {
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

  /** Woven into code, before a method of an object is called: a step as well. */
  public static void call(Object receiver, String name) {
    if (!isForOneThread(receiver)) {
      step(name);
      return;
    }
    boolean collides = !shared && IN_USE.values().stream().anyMatch(used -> used == receiver);
    IN_USE.put(Thread.currentThread(), receiver);
    try {
      step(name);
      if (collides) {
        shared = true;
        note(COLLIDES);
      }
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

  /** Whether a thread called a collection that is for one thread, while another was about to. */
  public static boolean shared() {
    return shared;
  }

  /** Writes down what the current thread does. */
  public static void note(String name) {
    TAKEN.add(new Taken(Thread.currentThread(), name));
  }

  /** What the threads have done so far, in order. */
  public static List<Taken> taken() {
    synchronized (TAKEN) {
      return List.copyOf(TAKEN);
    }
  }

  /** Forgets what the threads have done so far. */
  public static void forgetTaken() {
    TAKEN.clear();
  }

  /** Forgets the step if it has not come, what was shared, and what was done. */
  public static void clear() {
    forgetTaken();
    pause = null;
    shared = false;
    IN_USE.clear();
  }
}
