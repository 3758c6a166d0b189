package loopcraft.grader.junit;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the course's runtime which tasks are suspended, and what they wait for. The grader is not
 * built upon the runtime, and so knows it by name only.
 */
final class SuspendedTasks {

  private static final String RUNTIME = "asyncio.loop.RunningLoops";
  private static final String ASKED_FOR_STACKS = "asyncio.stacks.watched";
  private static final Duration TIME_TO_ANSWER = Duration.ofMillis(500);

  private SuspendedTasks() {}

  /** Has a runtime that is loaded from now on remember which stacks of coroutines are suspended. */
  static void watch() {
    System.setProperty(ASKED_FOR_STACKS, "true");
  }

  /** A line for each that waits on a loop of these threads, which all sleep. */
  static List<String> of(Collection<Thread> threads) throws InterruptedException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    var answer = new FutureTask<>(() -> ask(loader, threads));
    // On a thread of its own: the answer may take code of the learner's, and that may hang as well.
    Thread.ofPlatform().daemon().name("suspended tasks").start(answer);
    try {
      return answer.get(TIME_TO_ANSWER.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException unknown) {
      return List.of();
    }
  }

  private static List<String> ask(ClassLoader loader, Collection<Thread> threads)
      throws ReflectiveOperationException {
    Object lines =
        Class.forName(RUNTIME, true, loader)
            .getMethod("waiting", Collection.class)
            .invoke(null, threads);
    return ((List<?>) lines).stream().map(String::valueOf).toList();
  }
}
