package loopcraft.grader.kit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a test is in the middle of, so that a hang can be explained.
 *
 * @param what what it does
 * @param idea the wrong idea that would explain why it does not end
 */
public record Activity(String what, Misconception idea) {

  private static final Map<Thread, Activity> CURRENT = new ConcurrentHashMap<>();

  /** What the test that runs on a thread is in the middle of. */
  public static Optional<Activity> of(Thread thread) {
    return Optional.ofNullable(CURRENT.get(thread));
  }

  /** Begins this one and returns what goes on around it, or null. */
  Activity begin() {
    return CURRENT.put(Thread.currentThread(), this);
  }

  static void end(Activity outer) {
    if (outer == null) {
      CURRENT.remove(Thread.currentThread());
    } else {
      CURRENT.put(Thread.currentThread(), outer);
    }
  }
}
