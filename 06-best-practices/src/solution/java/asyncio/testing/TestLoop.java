package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import asyncio.loop.SelectorPoller;
import asyncio.loops.ProgramTime;
import asyncio.task.Awaitable;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import asyncio.task.Gathering;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import loopcraft.grader.Exercise;

/**
 * A loop on virtual time for one test, which runs the test's methods one after the other: what
 * {@code unittest.IsolatedAsyncioTestCase} has inside.
 *
 * <p>Between two runs the loop stands still, and so do the tasks that were left on it. The next run
 * goes on with them. All runs share the clock, and one context: a context variable that one sets,
 * the next one sees.
 */
@Exercise(value = "06.5", part = 1)
public final class TestLoop implements AutoCloseable {

  private final ProgramTime time;
  private final Runner runner;
  private final EventLoop loop;
  private final Context context = Context.copyOfCurrent();
  private final Guard guard;

  /** Makes the loop, on the system's selector, and its clock, which shows zero. */
  public TestLoop(Limits limits) {
    time = new ProgramTime(new SelectorPoller(), limits.grace());
    runner = new Runner(() -> EventLoop.create(time, time));
    loop = runner.loop();
    guard = new Guard(loop, limits);
    loop.addObserver(guard);
  }

  /** The loop. */
  public EventLoop loop() {
    return loop;
  }

  /** Its clock. */
  public ProgramTime time() {
    return time;
  }

  /**
   * Runs a body as a task of the loop, and the loop until that task is done. If the body returns an
   * awaitable, that is awaited in the same task.
   *
   * <p>What the body throws, or the awaitable, comes out of here, as it is. A run that does not end
   * is ended in one of three ways:
   *
   * <ul>
   *   <li>If nothing is left that could happen, by the {@code StuckLoopException} that comes out of
   *       the loop.
   *   <li>If its task is not done although more than {@link Limits#time} has passed since the run
   *       began, by an {@link AssertionError}: {@code not done after PT1H of virtual time}, with
   *       the limit.
   *   <li>If the loop has gone through more than {@link Limits#iterations} iterations, one after
   *       the other, while no time passed, by an {@link AssertionError}: {@code not done after
   *       100000 iterations in which no time passed}, with the limit.
   * </ul>
   *
   * The second and the third go on with a colon, and a line for each of what waits on the loop, two
   * blanks before it: {@link EventLoop#waiting}.
   *
   * <p>In all three cases the body's task is cancelled then, and the loop runs until it has ended,
   * so that it can clean up; again within these limits. A task that does not end by that stays as
   * it is. Either way the first failure comes out.
   *
   * <p>If the loop is stopped by somebody else, the {@link IllegalStateException} of {@link
   * Runner#runUntilComplete} comes out, and the task is cancelled likewise.
   *
   * @param name of the task
   * @return what the body, or the awaitable, has returned; may be null
   */
  public Object run(String name, Callable<?> body) {
    Task<Object> task = Tasks.of(loop).create(new Coroutine<>(() -> resultOf(body)), name, context);
    try {
      return guarded(() -> Runner.runUntilComplete(loop, task));
    } catch (Throwable failure) {
      if (!task.isDone()) {
        giveUp(task);
      }
      throw failure;
    }
  }

  private static Object resultOf(Callable<?> body) throws Exception {
    Object result = body.call();
    return result instanceof Awaitable<?> awaitable ? awaitable.await() : result;
  }

  private void giveUp(Task<?> task) {
    task.cancel();
    try {
      guarded(() -> Runner.runUntilComplete(loop, Gathering.settled(List.of(task))));
    } catch (IllegalStateException | AssertionError again) {
      // It does not want to end. Why the test has failed is known already.
    }
  }

  private <T> T guarded(Supplier<T> running) {
    guard.begin();
    try {
      return running.get();
    } catch (IllegalStateException stopped) {
      if (guard.verdict != null) {
        throw new AssertionError(guard.verdict);
      }
      throw stopped;
    }
  }

  /**
   * Ends the loop as a {@link Runner} does: cancels the tasks that are left, runs the loop until
   * they have ended, does what was put off by {@link Tasks#beforeClosing}, and closes it. That
   * takes no longer than a run may, or fails as one does; the loop is closed all the same. A second
   * time does nothing.
   */
  @Override
  public void close() {
    guarded(
        () -> {
          runner.close();
          return null;
        });
  }

  /** Stops the loop when a limit is passed. */
  private static final class Guard implements LoopObserver {

    private final EventLoop loop;
    private final Limits limits;
    private long start;
    private long instant;
    private int iterations;
    private String verdict;

    Guard(EventLoop loop, Limits limits) {
      this.loop = loop;
      this.limits = limits;
    }

    void begin() {
      start = loop.time();
      instant = start;
      iterations = 0;
      verdict = null;
    }

    @Override
    public void afterPoll() {
      long now = loop.time();
      iterations = now == instant ? iterations + 1 : 0;
      instant = now;
      if (limits.time().minusNanos(now - start).isNegative()) {
        stop("%s of virtual time".formatted(limits.time()));
      } else if (iterations > limits.iterations()) {
        stop("%d iterations in which no time passed".formatted(limits.iterations()));
      }
    }

    private void stop(String after) {
      if (verdict == null) {
        verdict = "not done after " + after + ":\n  " + String.join("\n  ", loop.waiting());
      }
      loop.stop();
    }
  }
}
