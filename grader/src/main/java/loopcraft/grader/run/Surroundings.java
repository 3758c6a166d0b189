package loopcraft.grader.run;

import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import jdk.management.VirtualThreadSchedulerMXBean;
import loopcraft.grader.isolation.IsolatingClassLoader;
import loopcraft.grader.junit.SharedThreads;

/**
 * What one run of tests in a JVM could leave changed for the next; as it was when this was made.
 */
final class Surroundings {

  /** Threads that were told to end need a moment. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final Duration MOMENT = Duration.ofMillis(10);

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Properties properties = (Properties) System.getProperties().clone();
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();
  private final UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  /**
   * Makes all as it was, and waits a moment for threads that are about to end.
   *
   * @param used what the run's classes came from
   * @return whether nothing of the run lives any more
   */
  boolean restore(IsolatingClassLoader used) {
    Thread.interrupted();
    Thread.currentThread().setContextClassLoader(loader);
    Thread.setDefaultUncaughtExceptionHandler(handler);
    System.setOut(out);
    System.setErr(err);
    System.setProperties((Properties) properties.clone());
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
    return awaitEnd(used);
  }

  private boolean awaitEnd(IsolatingClassLoader used) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isAlive(used)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(MOMENT);
      } catch (InterruptedException byWhatIsAlive) {
        return false;
      }
    }
    return true;
  }

  private boolean isAlive(IsolatingClassLoader used) {
    return virtualThreadsRun()
        || ForkJoinPool.commonPool().getDelayedTaskCount() > 0
        || Thread.getAllStackTraces().entrySet().stream()
            .filter(each -> each.getKey() != Thread.currentThread())
            .anyMatch(each -> belongsTo(used, each.getKey(), each.getValue()));
  }

  private boolean belongsTo(IsolatingClassLoader used, Thread thread, StackTraceElement[] stack) {
    if (thread.getClass().getClassLoader() == used || Stream.of(stack).anyMatch(used::defined)) {
      return true;
    }
    if (thread.getContextClassLoader() != used) {
      return false;
    }
    if (!SharedThreads.contains(thread)) {
      return true;
    }
    // It was chance who started it.
    thread.setContextClassLoader(loader);
    return false;
  }

  private static boolean virtualThreadsRun() {
    var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    return scheduler.getMountedVirtualThreadCount() > 0
        || scheduler.getQueuedVirtualThreadCount() > 0;
  }
}
