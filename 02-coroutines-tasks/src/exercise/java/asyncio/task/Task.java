package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * Runs a coroutine on a loop, and is the future of its result: {@code asyncio.Task}.
 *
 * <p>It resumes the coroutine in <em>steps</em>, each a callback of the loop. A step ends when the
 * coroutine awaits something that is not done; the next begins when that is done.
 */
public final class Task<T> extends Future<T> {

  private final Coroutine<T> coroutine;
  private final Context context;
  private final Tasks tasks;
  private final CancelRequest cancelRequest = new CancelRequest();
  private final CancelCount cancelCount = new CancelCount();
  private final int number;
  private String name;
  private Future<?> waitsFor;

  /**
   * Makes a task, and schedules its first step.
   *
   * @param name null gives it a name by its number
   * @param context what its steps run in; null is a copy of the current one
   */
  Task(EventLoop loop, Coroutine<T> coroutine, String name, Context context) {
    this(loop, coroutine, name, context, loop::callSoon);
  }

  /**
   * Makes a task, and hands its first step to somebody instead of scheduling it.
   *
   * @param start has it run, once: soon, or at once
   */
  Task(
      EventLoop loop,
      Coroutine<T> coroutine,
      String name,
      Context context,
      Consumer<Runnable> start) {
    super(loop);
    this.coroutine = Objects.requireNonNull(coroutine, "coroutine");
    this.context = context != null ? context : Context.copyOfCurrent();
    tasks = Tasks.of(loop);
    this.name = name;
    number = name != null ? 0 : tasks.nextNumber();
    tasks.started(this);
    start.accept(() -> step(null));
  }

  // Steps

  /**
   * Runs one step in the task's context: resumes the coroutine, or throws an exception into it, and
   * then deals with how it suspended or ended. Meanwhile this is the current task of its loop.
   *
   * <p>If a cancellation has been requested and could not be passed on, a {@link CancelledError} is
   * thrown into the coroutine in any case: the one given, or one with the request's message.
   *
   * <p>A coroutine that cannot be resumed, since it has ended or runs elsewhere, has the task fail
   * by the {@code IllegalStateException} that says so.
   *
   * @param thrown what to throw into the coroutine; null to resume it
   * @throws InvalidStateError if the task is done
   */
  @Exercise("02.3")
  private void step(Throwable thrown) {
    throw todo("02.3");
  }

  /**
   * Completes the task as the coroutine ended. A {@link CancelledError} cancels it. A result is
   * dropped, and the task cancelled, if a cancellation came so late that the coroutine never met
   * it. A failure that is fatal goes to the loop as well.
   */
  @Exercise("02.3")
  private void finish() {
    throw todo("02.3");
  }

  /**
   * Arranges for the next step. A future wakes the task when it is done; null, a bare suspension,
   * means the loop's next iteration. Anything else is an error of the program, which is thrown into
   * the coroutine in the next iteration.
   */
  @Exercise("02.3")
  private void waitFor(Object awaited) {
    throw todo("02.3");
  }

  /** Begins the step that follows an await: with the future's failure, if it has one. */
  @Exercise("02.3")
  private void wakeUp(Future<?> future) {
    throw todo("02.3");
  }

  // Cancellation

  /**
   * Asks the task to end: a {@link CancelledError} is thrown out of the await that it is in, or out
   * of its first one, in the loop's next iteration. The coroutine may clean up, and may even
   * refuse; so the task is not yet cancelled when this returns: {@code Task.cancel}.
   *
   * @param message for the {@code CancelledError}; may be null
   * @return false if the task is done
   */
  @Override
  public boolean cancel(String message) {
    if (isDone()) {
      return super.cancel(message);
    }
    cancelCount.request();
    cancelRequest.make(waitsFor, message);
    return true;
  }

  /** How many requests to cancel there are that were not taken back: {@code Task.cancelling}. */
  public int cancelling() {
    return cancelCount.requests();
  }

  /**
   * Takes back one request to cancel, by the one who made it and has dealt with it. With the last
   * one goes a cancellation that was not yet delivered: {@code Task.uncancel}.
   *
   * @return how many requests are left
   */
  public int uncancel() {
    int left = cancelCount.takeBack();
    if (left == 0) {
      cancelRequest.forget();
    }
    return left;
  }

  // What can be seen

  /** The name, for people: {@code Task.get_name}. */
  public String name() {
    // Few names are ever asked for, so that a task keeps no string for its number.
    return name != null ? name : "Task-" + number;
  }

  /** Gives it another name. */
  public void setName(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /** The coroutine that it runs: {@code Task.get_coro}. */
  public Coroutine<T> coroutine() {
    return coroutine;
  }

  /** The context that its steps run in: {@code Task.get_context}. */
  public Context context() {
    return context;
  }

  /** The future or task that it waits for at the moment, or null. */
  public Future<?> waitsFor() {
    return waitsFor;
  }

  /** Where it is suspended, innermost frame first: {@code Task.get_stack}. */
  public List<StackFrame> stack() {
    return coroutine.stack();
  }

  /**
   * The result of a task is what its coroutine returns.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public void setResult(T result) {
    throw new UnsupportedOperationException("a task does not support setResult");
  }

  /**
   * The exception of a task is what its coroutine throws.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public void setException(Throwable exception) {
    throw new UnsupportedOperationException("a task does not support setException");
  }

  @Override
  public String toString() {
    return "Task[" + name() + ", " + status() + "]";
  }
}
