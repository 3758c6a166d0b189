package asyncio.task;

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
  private Object awaited;
  private Throwable thrownIn;
  private T result;
  private Throwable failure;
  private boolean partOfAnother;

  /** Makes a coroutine that will run a body. */
  public Coroutine(Callable<? extends T> body) {
    this.body = Objects.requireNonNull(body, "body");
    origin = ReturningNull.origin(body);
  }

  /** Where the coroutine is in its life. */
  @Exercise("02.2")
  public CoroutineState state() {
    return state;
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
    requireResumable();
    if (state == CoroutineState.CREATED) {
      stack = new CoroutineStack(this, this::runBody);
    }
    return enterStack();
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
    requireResumable();
    Objects.requireNonNull(exception, "exception");
    if (state == CoroutineState.CREATED) {
      end(null, exception);
      return null;
    }
    thrownIn = exception;
    return enterStack();
  }

  private void requireResumable() {
    switch (state) {
      case RUNNING -> throw new IllegalStateException("coroutine already executing");
      case CLOSED -> throw new IllegalStateException("cannot reuse a coroutine that has ended");
      case CREATED, SUSPENDED -> {}
    }
  }

  private Object enterStack() {
    state = CoroutineState.RUNNING;
    stack.enter();
    if (state == CoroutineState.RUNNING) {
      state = CoroutineState.SUSPENDED;
    }
    Object waitsFor = awaited;
    awaited = null;
    return waitsFor;
  }

  private void runBody() {
    try {
      end(body.call(), null);
    } catch (Throwable thrown) {
      end(null, thrown);
    }
  }

  private void end(T result, Throwable failure) {
    this.result = result;
    this.failure = failure;
    state = CoroutineState.CLOSED;
    body = null;
    stack = null;
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
    Coroutine<?> current = current();
    current.awaited = awaited;
    current.leaveStack();
  }

  private void leaveStack() {
    try {
      CoroutineStack.leave();
    } catch (IllegalStateException pinned) {
      awaited = null;
      throw pinned;
    }
    Throwable thrown = thrownIn;
    if (thrown != null) {
      thrownIn = null;
      throw Failures.rethrow(thrown);
    }
  }

  private static Coroutine<?> current() {
    Coroutine<?> current = CoroutineStack.currentCoroutine();
    if (current == null) {
      throw new IllegalStateException("await outside a coroutine");
    }
    return current;
  }

  /**
   * The result, once the coroutine has ended. If its body threw, that comes out of here, as it is.
   *
   * @throws InvalidStateError if the coroutine has not ended, or ran as a part of another one
   */
  @Exercise("02.2")
  public T result() {
    if (failure() != null) {
      throw Failures.rethrow(failure);
    }
    return result;
  }

  /**
   * What the body threw, once the coroutine has ended, or null if it returned.
   *
   * @throws InvalidStateError as {@link #result} does
   */
  @Exercise("02.2")
  public Throwable failure() {
    if (state != CoroutineState.CLOSED) {
      throw new InvalidStateError("the coroutine has not ended");
    }
    if (partOfAnother) {
      throw new InvalidStateError("the coroutine ran as a part of another one");
    }
    return failure;
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
    if (state == CoroutineState.CLOSED) {
      return;
    }
    var exit = new CoroutineExit();
    throwInto(exit);
    if (state != CoroutineState.CLOSED) {
      throw new IllegalStateException("coroutine ignored its close");
    }
    if (failure != null && failure != exit) {
      throw Failures.rethrow(failure);
    }
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
    current();
    switch (state) {
      case CREATED -> state = CoroutineState.RUNNING;
      case CLOSED -> throw new IllegalStateException("cannot reuse a coroutine that has ended");
      case RUNNING, SUSPENDED ->
          throw new IllegalStateException("coroutine is being awaited already");
    }
    try {
      return body.call();
    } catch (Throwable thrown) {
      throw Failures.rethrow(thrown);
    } finally {
      partOfAnother = true;
      end(null, null);
    }
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
