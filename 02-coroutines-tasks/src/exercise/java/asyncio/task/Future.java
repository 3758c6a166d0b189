package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
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

  private final EventLoop loop;

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
    throw todo("02.1");
  }

  /** Whether the future was cancelled. */
  @Exercise("02.1")
  public final boolean isCancelled() {
    throw todo("02.1");
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
    throw todo("02.1");
  }

  /**
   * The exception, which counts as retrieved from now on, or null if there is a result.
   *
   * @throws CancelledError if the future was cancelled
   * @throws InvalidStateError if it is pending: {@code exception is not set}
   */
  @Exercise("02.1")
  public final Throwable exception() {
    throw todo("02.1");
  }

  /**
   * Completes the future with a result, which may be null.
   *
   * @throws InvalidStateError if it is done already, with whatever: {@code invalid state}, and
   *     which
   */
  @Exercise("02.1")
  public void setResult(T result) {
    throw todo("02.1");
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
    throw todo("02.1");
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
    throw todo("02.1");
  }

  /**
   * Completes the future as cancelled by an error that was thrown, which it gives out once. Those
   * that come after it have no message, as nobody called {@link #cancel}.
   *
   * @throws InvalidStateError if it is done already
   */
  @Exercise("02.1")
  final void cancelBecauseOf(CancelledError error) {
    throw todo("02.1");
  }

  /** The error to throw in the name of a cancelled future: the one it ended with, or a new one. */
  @Exercise("02.1")
  final CancelledError cancelledError() {
    throw todo("02.1");
  }

  /**
   * Adds a callback for when the future is done. The loop runs it, soon and never at once, not even
   * if the future is done already. Callbacks run in the order in which they were added; the same
   * one may be added several times.
   */
  @Exercise("02.1")
  public final void addDoneCallback(Consumer<? super Future<T>> callback) {
    throw todo("02.1");
  }

  /**
   * Takes back a callback, as often as it was added. Those that have been handed to the loop are
   * not called off.
   *
   * @return how many were taken back
   */
  @Exercise("02.1")
  public final int removeDoneCallback(Consumer<? super Future<T>> callback) {
    throw todo("02.1");
  }

  /** {@inheritDoc} */
  @Override
  public final T await() {
    return FutureAwait.await(this);
  }

  /** The state in words, and the exception if there is one. */
  @Exercise("02.1")
  final String status() {
    throw todo("02.1");
  }

  /** Names the state, and the exception if there is one. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + status() + "]";
  }
}
