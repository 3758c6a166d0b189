package asyncio.testing;

import asyncio.loop.ExceptionContext;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineState;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import loopcraft.grader.Exercise;

/**
 * Finds what a test leaves behind: tasks, coroutines, failures and threads.
 *
 * <p>Python's {@code IsolatedAsyncioTestCase} cancels the tasks in silence, warns of the
 * coroutines, and logs the failures. None of these has a test fail there.
 */
@Exercise(value = "06.5", part = 2)
public final class Leaks {

  private static final Duration TIME_TO_END = Duration.ofMillis(500);

  private final TestLoop loop;
  private final List<Leak> told = new ArrayList<>();
  private final Set<Thread> before = threads();

  private Leaks(TestLoop loop) {
    this.loop = loop;
  }

  /**
   * Watches a loop from now on: becomes its exception handler, and notes the threads there are. A
   * test that sets a handler of its own deals with what that one is told.
   */
  public static Leaks watch(TestLoop loop) {
    var leaks = new Leaks(loop);
    loop.loop().setExceptionHandler((_, context) -> leaks.told.add(leak(context)));
    return leaks;
  }

  /** The report of a forgotten coroutine may have an exception: debug mode adds its place. */
  private static Leak leak(ExceptionContext context) {
    boolean neverAwaited =
        context.source() instanceof Coroutine<?> coroutine
            && coroutine.state() == CoroutineState.CREATED;
    return new Leak(
        neverAwaited ? Leak.Kind.NEVER_AWAITED : Leak.Kind.UNHANDLED,
        context.message(),
        context.exception());
  }

  /**
   * Closes the loop, and tells what was left. A second time there is nothing left to tell.
   *
   * <ol>
   *   <li>The tasks that were pending before the loop was closed, in the order in which they were
   *       made: {@code pending task: }, and the line of {@link Tasks#waiting}, which has name,
   *       place, and what it waits for. A task that was cancelled and is still cleaning up counts.
   *       After the twentieth, one line says how many more there are.
   *   <li>What the exception handler was told since {@link #watch}, in that order, until the loop
   *       was closed: also of coroutines that were never awaited, of failures that were never
   *       retrieved, and of tasks that fail when they are cancelled at the end. What it was told
   *       with the failure, if there was one. It was never awaited if the source is a coroutine
   *       that has not started, also if an observer has added where it was created.
   *   <li>If the loop could not be closed in an orderly way, that: {@code the loop was closed by
   *       force}, with the failure: the {@link AssertionError} of a limit, or the {@code
   *       StuckLoopException} of a task that waits for ever when it is cancelled.
   *   <li>The threads, in the group of the current one and the groups in there, that did not exist
   *       at {@link #watch}, whatever their names, and are alive now: {@code thread}, and the name.
   *       Those that are about to end have half a second for it, all together. The workers of the
   *       common pool belong to everybody, and do not count, but those of other pools do; virtual
   *       threads are not seen.
   * </ol>
   */
  public List<Leak> finish() {
    var left = new ArrayList<>(pendingTasks());
    try {
      loop.close();
    } catch (IllegalStateException | AssertionError failure) {
      told.add(new Leak(Leak.Kind.UNHANDLED, "the loop was closed by force", failure));
    }
    left.addAll(told);
    told.clear();
    newThreads().stream()
        .map(thread -> new Leak(Leak.Kind.THREAD, "thread " + thread.getName(), null))
        .forEach(left::add);
    return left;
  }

  private List<Leak> pendingTasks() {
    if (loop.loop().isClosed() || Tasks.of(loop.loop()).pending().isEmpty()) {
      return List.of();
    }
    return Tasks.of(loop.loop()).waiting().stream()
        .map(line -> new Leak(Leak.Kind.PENDING_TASK, "pending task: " + line, null))
        .toList();
  }

  private List<Thread> newThreads() {
    Set<Thread> started = threads();
    started.removeAll(before);
    long deadline = System.nanoTime() + TIME_TO_END.toNanos();
    for (Thread thread : started) {
      join(thread, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
    before.addAll(started);
    return started.stream().filter(Thread::isAlive).toList();
  }

  private static void join(Thread thread, Duration atMost) {
    try {
      thread.join(atMost);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<Thread> threads() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    Thread[] found = new Thread[group.activeCount() + 1];
    int count = group.enumerate(found);
    while (count == found.length) {
      found = new Thread[2 * found.length];
      count = group.enumerate(found);
    }
    return new HashSet<>(
        Arrays.stream(found, 0, count).filter(thread -> !isForEverybody(thread)).toList());
  }

  private static boolean isForEverybody(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }
}
