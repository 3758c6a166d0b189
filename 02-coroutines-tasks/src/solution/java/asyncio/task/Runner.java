package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import loopcraft.grader.Exercise;

/**
 * Runs coroutines from code that is none, on a loop of its own: {@code asyncio.Runner}.
 *
 * <p>The loop is made when it is first needed. All coroutines that a runner runs share it, and a
 * context.
 */
public final class Runner implements AutoCloseable {

  private final Supplier<EventLoop> loopFactory;
  private EventLoop loop;
  private Context context;
  private boolean closed;
  private Throwable cameOut;
  private final AtomicInteger interruptions = new AtomicInteger();
  private volatile Task<?> mainTask;

  /** Makes a runner on a loop with the system's clock and selector. */
  public Runner() {
    this(EventLoop::create);
  }

  /** Makes a runner whose loop comes from a factory. */
  public Runner(Supplier<EventLoop> loopFactory) {
    this.loopFactory = Objects.requireNonNull(loopFactory, "loopFactory");
  }

  /**
   * The loop, which is made now if it was not needed before.
   *
   * @throws IllegalStateException if the runner is closed: {@code runner is closed}
   */
  @Exercise("02.4")
  public EventLoop loop() {
    if (closed) {
      throw new IllegalStateException("runner is closed");
    }
    if (loop == null) {
      loop = loopFactory.get();
      context = Context.copyOfCurrent();
    }
    return loop;
  }

  /**
   * Runs a coroutine as a task, and the loop until the task is done. What the coroutine returns or
   * throws comes out of here. Other tasks that are left stay suspended until the next call.
   *
   * @throws IllegalStateException if a loop is running on this thread ({@code cannot run a loop
   *     while another loop is running}), or if the runner is closed ({@code runner is closed})
   * @throws KeyboardInterrupt if the task ended cancelled by {@link #interrupt} and by nobody else,
   *     or if a second interrupt ended the loop before the task had ended
   */
  @Exercise("02.4")
  public <T> T run(Coroutine<T> main) {
    requireNoLoopOnThisThread();
    Task<T> task = Tasks.of(loop()).create(main, null, context);
    interruptions.set(0);
    mainTask = task;
    try {
      return runUntilComplete(loop, task);
    } catch (Throwable failure) {
      cameOut = failure;
      if (endedByInterruption(task)) {
        throw new KeyboardInterrupt();
      }
      throw failure;
    } finally {
      mainTask = null;
    }
  }

  private boolean endedByInterruption(Task<?> task) {
    return interruptions.get() > 0
        && (task.isDone() ? task.isCancelled() && task.uncancel() == 0 : interruptions.get() > 1);
  }

  private static void requireNoLoopOnThisThread() {
    if (Tasks.runningLoop() != null) {
      throw new IllegalStateException("cannot run a loop while another loop is running");
    }
  }

  /**
   * Ends the coroutine that {@link #run} runs, as Ctrl-C does: the first call cancels its task, so
   * that it can clean up; the second ends the loop at once. Without one nothing happens, nor if the
   * run ends and the loop is closed at the same time; and none counts in a later run. From any
   * thread.
   */
  @Exercise("02.4")
  public void interrupt() {
    Task<?> task = mainTask;
    if (task == null) {
      return;
    }
    boolean first = interruptions.incrementAndGet() == 1;
    try {
      task.loop().callSoonThreadsafe(first ? task::cancel : () -> stopRunOf(task));
    } catch (IllegalStateException failure) {
      if (!task.loop().isClosed()) {
        throw failure;
      }
      // The run has ended in the meantime, and so has its loop.
    }
  }

  /** A stop that comes when the run is over would end the next one. */
  private void stopRunOf(Task<?> task) {
    if (mainTask == task && !task.isDone()) {
      task.loop().stop();
    }
  }

  /**
   * Runs a loop until an awaitable is done, and returns its result or throws its failure: {@code
   * loop.run_until_complete}.
   *
   * @throws IllegalStateException if somebody stops the loop before that ({@code event loop stopped
   *     before the future was done}), or as {@link EventLoop#runForever} does
   */
  @Exercise("02.4")
  public static <T> T runUntilComplete(EventLoop loop, Awaitable<T> awaitable) {
    requireNoLoopOnThisThread();
    Future<T> future = Tasks.ensureFuture(loop, awaitable);
    Consumer<Future<T>> stop = Runner::stopLoop;
    future.addDoneCallback(stop);
    try {
      loop.runForever();
    } finally {
      future.removeDoneCallback(stop);
      markRetrieved(future);
    }
    if (!future.isDone()) {
      throw new IllegalStateException("event loop stopped before the future was done");
    }
    return future.result();
  }

  /** A failure that is fatal comes out of the loop itself; nobody need report it again. */
  private static void markRetrieved(Future<?> future) {
    if (future.isDone() && !future.isCancelled()) {
      future.exception();
    }
  }

  /** A failure that is fatal has ended the loop already; a stop would only end the next run. */
  private static void stopLoop(Future<?> done) {
    if (done.isCancelled() || !Failures.isFatal(done.exception())) {
      done.loop().stop();
    }
  }

  /**
   * Cancels the tasks that are left and runs the loop until they have ended; then does what was put
   * off until now, by {@link Tasks#doLastWork}, and closes the loop. What fails meanwhile goes to
   * the loop's exception handler; a fatal error comes out of here, unless it is the one that came
   * out of {@link #run} already. A runner that was not used, or is closed, stays as it is.
   */
  @Override
  @Exercise("02.4")
  public void close() {
    if (loop == null || closed) {
      return;
    }
    try {
      cancelAll(Tasks.of(loop).pending());
      Tasks.of(loop).doLastWork();
    } catch (Throwable failure) {
      // On its way to the caller already; try-with-resources cannot note an error on itself.
      if (failure != cameOut) {
        throw failure;
      }
    } finally {
      loop.close();
      closed = true;
    }
  }

  private void cancelAll(List<Task<?>> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    tasks.forEach(Task::cancel);
    runUntilComplete(loop, Gathering.settled(tasks));
    for (Task<?> task : tasks) {
      if (!task.isCancelled() && task.exception() != null) {
        loop.callExceptionHandler(
            new ExceptionContext("unhandled exception during shutdown", task.exception(), task));
      }
    }
  }
}
