package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * A result that is not there yet: {@code asyncio.Future}.
 *
 * <p>It begins pending and becomes done once and for good: with a result, with an exception, or
 * cancelled. Use it on its loop's thread only.
 */
public class Future<T> implements Awaitable<T> {

  private enum State {
    PENDING,
    CANCELLED,
    FINISHED
  }

  private final EventLoop loop;
  private State state = State.PENDING;
  private List<DoneCallback<T>> callbacks = Collections.emptyList();
  private T result;
  private Throwable exception;
  private UnretrievedError unretrieved;
  private String cancelMessage;
  private CancelledError cancellation;

  /** Makes a pending future of a loop: {@code loop.create_future}. */
  public Future(EventLoop loop) {
    this.loop = Objects.requireNonNull(loop, "loop");
    LoopObserver observer = loop.observer();
    if (observer != null) {
      observer.created(this);
    }
  }

  /** The loop that runs this future's callbacks: {@code get_loop}. */
  public final EventLoop loop() {
    return loop;
  }

  /** Whether there is a result or an exception, or the future was cancelled. */
  @Exercise("02.1")
  public final boolean isDone() {
    return state != State.PENDING;
  }

  /** Whether the future was cancelled. */
  @Exercise("02.1")
  public final boolean isCancelled() {
    return state == State.CANCELLED;
  }

  /**
   * The result. If the future failed, its exception is thrown, itself and not a copy, and counts as
   * retrieved.
   *
   * @throws CancelledError if the future was cancelled
   * @throws InvalidStateError if it is pending: {@code result is not ready}
   */
  @Exercise("02.1")
  public final T result() {
    Throwable failure = exceptionOr("result is not ready");
    if (failure != null) {
      throw Failures.rethrow(failure);
    }
    return result;
  }

  /**
   * The exception, which counts as retrieved from now on, or null if there is a result.
   *
   * @throws CancelledError if the future was cancelled
   * @throws InvalidStateError if it is pending: {@code exception is not set}
   */
  @Exercise("02.1")
  public final Throwable exception() {
    return exceptionOr("exception is not set");
  }

  private Throwable exceptionOr(String whenPending) {
    switch (state) {
      case PENDING -> throw new InvalidStateError(whenPending);
      case CANCELLED -> throw cancelledError();
      case FINISHED -> retrieved();
    }
    return exception;
  }

  /**
   * Completes the future with a result, which may be null.
   *
   * @throws InvalidStateError if it is done already, with whatever: {@code invalid state}, and
   *     which
   */
  @Exercise("02.1")
  public void setResult(T result) {
    requirePending();
    this.result = result;
    become(State.FINISHED);
  }

  /**
   * Completes the future with an exception. Until somebody retrieves it, the loop's {@link
   * UnretrievedErrors} know of it.
   *
   * @throws InvalidStateError if it is done already
   * @throws NullPointerException if the exception is null
   */
  @Exercise("02.1")
  public void setException(Throwable exception) {
    requirePending();
    this.exception = Objects.requireNonNull(exception, "exception");
    become(State.FINISHED);
    unretrieved = UnretrievedErrors.of(loop).add(this, exception);
  }

  private void requirePending() {
    if (isDone()) {
      throw new InvalidStateError("invalid state: " + this);
    }
  }

  /** Cancels without a message. */
  public final boolean cancel() {
    loop.noteUse(this);
    return cancel(null);
  }

  /**
   * Cancels the future: it is done then, and {@link #result} throws a {@link CancelledError}.
   *
   * @param message for the {@code CancelledError}; may be null
   * @return whether it did; a future that is done stays as it is
   */
  @Exercise("02.1")
  public boolean cancel(String message) {
    retrieved();
    if (isDone()) {
      return false;
    }
    cancelMessage = message;
    become(State.CANCELLED);
    return true;
  }

  /**
   * Completes the future as cancelled by an error that was thrown, which it gives out once. Those
   * that come after it have no message, as nobody called {@link #cancel}.
   *
   * @throws InvalidStateError if it is done already
   */
  @Exercise("02.1")
  final void cancelBecauseOf(CancelledError error) {
    requirePending();
    cancellation = error;
    become(State.CANCELLED);
  }

  /** The error to throw in the name of a cancelled future: the one it ended with, or a new one. */
  @Exercise("02.1")
  final CancelledError cancelledError() {
    CancelledError error = cancellation;
    cancellation = null;
    return error != null ? error : new CancelledError(cancelMessage);
  }

  /**
   * Adds a callback for when the future is done. The loop runs it, soon and never at once, not even
   * if the future is done already. Callbacks run in the order in which they were added; the same
   * one may be added several times.
   */
  @Exercise("02.1")
  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    var done = new DoneCallback<>(this, callback);
    if (isDone()) {
      loop.callSoon(done);
      return;
    }
    if (callbacks.isEmpty()) {
      callbacks = new ArrayList<>(1);
    }
    callbacks.add(done);
  }

  /**
   * Takes back a callback, as often as it was added. Those that have been handed to the loop are
   * not called off.
   *
   * @return how many were taken back
   */
  @Exercise("02.1")
  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    int before = callbacks.size();
    callbacks.removeIf(done -> done.calls(callback));
    return before - callbacks.size();
  }

  private void become(State done) {
    state = done;
    List<DoneCallback<T>> waiting = callbacks;
    callbacks = Collections.emptyList();
    waiting.forEach(loop::callSoon);
  }

  private void retrieved() {
    if (unretrieved != null) {
      UnretrievedErrors.of(loop).remove(unretrieved);
      unretrieved = null;
    }
  }

  /** {@inheritDoc} */
  @Override
  public final T await() {
    return FutureAwait.await(this);
  }

  /** The state in words, and the exception if there is one. */
  @Exercise("02.1")
  final String status() {
    String failure = exception == null ? "" : ", exception=" + exception;
    return state.name().toLowerCase(Locale.ROOT) + failure;
  }

  /** Names the state, and the exception if there is one. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + status() + "]";
  }
}
