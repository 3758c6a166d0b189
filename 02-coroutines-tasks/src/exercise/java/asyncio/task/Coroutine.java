package asyncio.task;

import static loopcraft.grader.Todo.todo;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import loopcraft.grader.Exercise;

/**
 * Code that can stop in the middle, wait, and go on: a coroutine object of Python.
 *
 * <p>A new one has not started. It is started in one of two ways. Either a coroutine awaits it:
 * then it runs on the awaiting one's stack, as a plain call. Or somebody resumes it, such as a
 * task: then it has a stack of its own, which it leaves whenever it suspends.
 */
public final class Coroutine<T> implements Awaitable<T> {

  private final Class<?> origin;
  private Callable<? extends T> body;
  private CoroutineState state = CoroutineState.CREATED;
  private CoroutineStack stack;

  /** Makes a coroutine that will run a body. */
  public Coroutine(Callable<? extends T> body) {
    this.body = Objects.requireNonNull(body, "body");
    origin = ReturningNull.origin(body);
  }

  /** Where the coroutine is in its life. */
  @Exercise("02.2")
  public CoroutineState state() {
    throw todo("02.2");
  }

  /**
   * Starts the coroutine, or goes on where it suspended, until it suspends or ends. What the body
   * throws ends the coroutine, and is kept for {@link #result}.
   *
   * @return what it waits for, as it was given to {@link #suspend}; null if it has ended
   * @throws IllegalStateException if it is running ({@code coroutine already executing}) or has
   *     ended ({@code cannot reuse a coroutine that has ended})
   */
  @Exercise("02.2")
  public Object resume() {
    throw todo("02.2");
  }

  /**
   * Resumes the coroutine with an exception, which is thrown out of the {@link #suspend} that it is
   * in. One that has not started does not start: it ends with the exception.
   *
   * @return what it waits for now, as {@link #resume} does
   * @throws IllegalStateException as {@link #resume} does
   */
  @Exercise("02.2")
  public Object throwInto(Throwable exception) {
    throw todo("02.2");
  }

  /**
   * Suspends the coroutine whose code is running, at whatever depth of calls, until it is resumed.
   * What is thrown into it comes out of here.
   *
   * @param awaited what it waits for: told to who resumed it; may be null
   * @throws IllegalStateException if no coroutine runs on this thread ({@code await outside a
   *     coroutine}), or if there is a frame on its stack that cannot be suspended
   */
  @Exercise("02.2")
  public static void suspend(Object awaited) {
    throw todo("02.2");
  }

  /**
   * The result, once the coroutine has ended. If its body threw, that comes out of here, as it is.
   *
   * @throws InvalidStateError if the coroutine has not ended, or ran as a part of another one
   */
  @Exercise("02.2")
  public T result() {
    throw todo("02.2");
  }

  /**
   * What the body threw, once the coroutine has ended, or null if it returned.
   *
   * @throws InvalidStateError as {@link #result} does
   */
  @Exercise("02.2")
  public Throwable failure() {
    throw todo("02.2");
  }

  /**
   * Ends the coroutine. If it is suspended, a {@link CoroutineExit} is thrown into it, so that its
   * {@code finally} blocks run, and is what it fails by. If it has not started, it never will. If
   * it has ended, nothing happens.
   *
   * @throws IllegalStateException if it is running ({@code coroutine already executing}) or awaits
   *     again instead of ending ({@code coroutine ignored its close})
   */
  @Exercise("02.2")
  public void close() {
    throw todo("02.2");
  }

  /**
   * Runs the body here and now, as a part of the coroutine that awaits it. When the body suspends,
   * it is that coroutine which does.
   *
   * @throws IllegalStateException if no coroutine is running on this thread, or if this one has
   *     been started before ({@code cannot reuse a coroutine that has ended}, {@code coroutine is
   *     being awaited already})
   */
  @Override
  @Exercise("02.2")
  public T await() {
    throw todo("02.2");
  }

  /** The frames of a suspended coroutine, innermost first; empty if it is not suspended. */
  public List<StackFrame> stack() {
    return state == CoroutineState.SUSPENDED ? stack.frames() : List.of();
  }

  /** Names the class that the body was written in, and the state. */
  @Override
  public String toString() {
    String writtenIn = origin.getName().replaceFirst("\\$\\$Lambda.*", "");
    return "Coroutine[" + writtenIn + ", " + state.name().toLowerCase(Locale.ROOT) + "]";
  }
}
