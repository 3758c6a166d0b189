package asyncio.loop;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The loops that run at the moment, on whatever thread: for a tool that wants to know why a program
 * does nothing.
 */
public final class RunningLoops {

  private static final Map<EventLoop, Thread> THREADS = new ConcurrentHashMap<>();

  private RunningLoops() {}

  /** Runs a loop, and knows of it meanwhile. */
  static void during(EventLoop loop, Runnable run) {
    boolean isNew = THREADS.putIfAbsent(loop, Thread.currentThread()) == null;
    try {
      run.run();
    } finally {
      if (isNew) {
        THREADS.remove(loop);
      }
    }
  }

  /**
   * What waits in the loops that run on these threads: see {@link LoopExtension#waiting}. From any
   * thread, but it makes sense only while those threads do nothing.
   */
  public static List<String> waiting(Collection<Thread> threads) {
    return THREADS.entrySet().stream()
        .filter(entry -> threads.contains(entry.getValue()))
        .flatMap(entry -> entry.getKey().waiting().stream())
        .toList();
  }
}
