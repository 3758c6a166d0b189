package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import java.util.Objects;
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
    throw todo("02.4");
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
    throw todo("02.4");
  }

  /**
   * Ends the coroutine that {@link #run} runs, as Ctrl-C does: the first call cancels its task, so
   * that it can clean up; the second ends the loop at once. Without one nothing happens, nor if the
   * run ends and the loop is closed at the same time; and none counts in a later run. From any
   * thread.
   */
  @Exercise("02.4")
  public void interrupt() {
    throw todo("02.4");
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
    throw todo("02.4");
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
    throw todo("02.4");
  }
}
