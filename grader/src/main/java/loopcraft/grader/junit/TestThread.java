package loopcraft.grader.junit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopcraft.grader.kit.ConceptFailure;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * The thread that one test runs on, from its constructor to its last {@code @AfterEach} method. The
 * threads that the test starts are of its thread group, which is how they are found again.
 */
public final class TestThread implements AutoCloseable {

  /** The same for every test: the code that is tested could go by it. */
  private static final String NAME = "test";

  private static final Duration TIME_TO_END = Duration.ofMillis(500);

  private final TestGroup group;
  private final ExecutorService executor;
  private volatile Thread thread;

  /** The threads of a test, and whether anybody still listens to them. */
  private static final class TestGroup extends ThreadGroup {

    private volatile boolean abandoned;

    TestGroup() {
      super(NAME);
    }
  }

  TestThread(ClassLoader loader) {
    group = new TestGroup();
    executor = Executors.newSingleThreadExecutor(body -> thread = make(loader, body));
  }

  private Thread make(ClassLoader loader, Runnable body) {
    var made = new Thread(group, body, NAME);
    made.setDaemon(true);
    made.setContextClassLoader(loader);
    return made;
  }

  /** Whether a body never ended, so that no other can follow it. */
  boolean isAbandoned() {
    return group.abandoned;
  }

  /**
   * Whether the current thread belongs to a test that has its verdict, and goes on all the same.
   */
  public static boolean isOfAnAbandonedTest() {
    return Thread.currentThread().getThreadGroup() instanceof TestGroup group && group.abandoned;
  }

  /** Runs a body and waits for its end without a limit. */
  <T> T run(Invocation<T> body) throws Throwable {
    try {
      return submit(body).get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  /**
   * Runs a body and waits for its end, but no longer than this.
   *
   * @param told the same limit as the learner is told it
   */
  <T> T run(Invocation<T> body, Duration limit, String told) throws Throwable {
    Future<T> result = submit(body);
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      ConceptFailure diagnosis = new HangDiagnosis(thread, group, result, told).make();
      group.abandoned = true;
      group.interrupt(); // ends a wait, though not a spin
      throw diagnosis;
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private <T> Future<T> submit(Invocation<T> body) {
    return executor.submit(
        () -> {
          try {
            return body.proceed();
          } catch (Throwable thrown) {
            // Here, not on JUnit's thread: a learner's exception may hang when asked its message.
            throw ConceptFailure.explaining(thrown);
          }
        });
  }

  /** The threads that the test started and that do not end. */
  List<Thread> leaked() throws InterruptedException {
    close();
    long deadline = System.nanoTime() + TIME_TO_END.toNanos();
    List<Thread> alive = alive();
    for (Thread one : alive) {
      one.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    return alive.stream().filter(Thread::isAlive).toList();
  }

  /** Without the test's own, which has nothing to do any more and may take its time to end. */
  private List<Thread> alive() {
    return members(group).stream()
        .filter(one -> one != thread && !SharedThreads.contains(one))
        .toList();
  }

  static List<Thread> members(ThreadGroup group) {
    var threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    return List.of(Arrays.copyOf(threads, count));
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
