package loopcraft.grader.junit;

import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Threads that the JDK keeps for everybody, or a library of the course, started by whoever needed
 * them first.
 */
public final class SharedThreads {

  private SharedThreads() {}

  /** Whether a thread is one of them, by its name if need be. */
  public static boolean contains(Thread thread) {
    String name = thread.getName().toLowerCase(Locale.ROOT);
    return thread instanceof ForkJoinWorkerThread worker
            && worker.getPool() == ForkJoinPool.commonPool()
        || name.contains("delayscheduler")
        || name.equals("jfr periodic tasks")
        || name.equals("okio watchdog")
        || name.startsWith("okhttp ") && thread.isDaemon();
  }
}
