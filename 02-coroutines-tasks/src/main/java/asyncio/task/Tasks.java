package asyncio.task;

import asyncio.loop.ContextSlot;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.LoopExtension;
import asyncio.loop.LoopObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The tasks of one loop: which there are, and which one runs.
 *
 * <p>It holds every task until it is done, so that none is lost while it waits. (asyncio holds them
 * weakly, and asks the program to keep a reference.)
 */
public final class Tasks implements LoopExtension {

  private final EventLoop loop;
  private final Set<Task<?>> pending = new LinkedHashSet<>();
  private final Deque<Supplier<? extends Awaitable<?>>> lastWork = new ArrayDeque<>();
  private Task<?> current;
  private int lastNumber;
  private TaskFactory factory = Task::new;

  private Tasks(EventLoop loop) {
    this.loop = loop;
  }

  /** Those of a loop. */
  public static Tasks of(EventLoop loop) {
    return loop.extension(Tasks.class, Tasks::new);
  }

  /** The loop that runs on this thread, or null. */
  static EventLoop runningLoop() {
    return ContextSlot.ofThisThread().loop();
  }

  /** A future that ends as an awaitable does: itself, or a new task of the running loop. */
  public static <T> Future<T> ensureFuture(Awaitable<? extends T> awaitable) {
    return awaitable instanceof Future<?> future
        ? Tasks.<T>readOnly(future)
        : ensureFuture(EventLoop.running(), awaitable);
  }

  /**
   * The same, of a loop that need not run.
   *
   * @throws IllegalArgumentException if the awaitable is a future of another loop
   */
  public static <T> Future<T> ensureFuture(EventLoop loop, Awaitable<? extends T> awaitable) {
    return switch (awaitable) {
      case Future<?> future when future.loop() != loop ->
          throw new IllegalArgumentException("the future belongs to a different loop: " + future);
      case Future<?> future -> readOnly(future);
      case Coroutine<? extends T> coroutine -> readOnly(of(loop).create(coroutine, null, null));
      default -> of(loop).create(new Coroutine<T>(awaitable::await), null, null);
    };
  }

  /** Whoever awaits a future only reads from it, so that the type may be a wider one. */
  @SuppressWarnings("unchecked")
  private static <T> Future<T> readOnly(Future<?> future) {
    return (Future<T>) future;
  }

  /**
   * Makes a task by the loop's factory: {@code loop.create_task}.
   *
   * @param name null gives it a name by its number
   * @param context what its steps run in; null is a copy of the current one
   */
  public <T> Task<T> create(Coroutine<T> coroutine, String name, Context context) {
    return factory.create(loop, coroutine, name, context);
  }

  /** What makes the tasks, for one that adds to it: {@code loop.get_task_factory}. */
  public TaskFactory factory() {
    return factory;
  }

  /**
   * Makes a task, not by the factory, whose first step is handed to somebody instead of being
   * scheduled: what factories of a special kind are made of.
   *
   * @param name null gives it a name by its number
   * @param context what its steps run in; null is a copy of the current one
   * @param start has the step run, once: soon, by {@link EventLoop#callSoon}, or at once; what it
   *     throws comes out of here
   */
  public <T> Task<T> create(
      Coroutine<T> coroutine, String name, Context context, Consumer<Runnable> start) {
    return new Task<>(loop, coroutine, name, context, start);
  }

  /** Sets what makes the tasks: {@code loop.set_task_factory}. */
  public void setFactory(TaskFactory factory) {
    this.factory = factory;
  }

  /** A number for the name of a task that was given none. */
  int nextNumber() {
    return ++lastNumber;
  }

  void started(Task<?> task) {
    pending.add(task);
  }

  void ended(Task<?> task) {
    pending.remove(task);
  }

  /** The tasks that are not done, in the order in which they were made. */
  public List<Task<?>> pending() {
    return List.copyOf(pending);
  }

  @Override
  public List<String> waiting() {
    return WhatWaits.on(loop, pending());
  }

  /** The task that runs at the moment, or null. */
  public Task<?> current() {
    return current;
  }

  /**
   * Says that another task is the current one from now on, or none: for whoever runs a step in the
   * middle of another. A step can begin only while there is no current task.
   *
   * @param task null for none
   * @return the one that was current, or null; who swaps has to put it back
   */
  public Task<?> swapCurrent(Task<?> task) {
    Task<?> before = current;
    current = task;
    return before;
  }

  /**
   * A task begins a step.
   *
   * @throws IllegalStateException if another one has not ended its step
   */
  void enter(Task<?> task) {
    if (current != null) {
      throw new IllegalStateException(
          "cannot enter into " + task + " while " + current + " is being executed");
    }
    current = task;
    LoopObserver observer = loop.observer();
    if (observer != null) {
      observer.beforeStep(task);
    }
  }

  /**
   * Puts work off until the loop is about to be closed, when all tasks have ended: for something
   * whose end takes a while and needs a loop that runs, such as a pool of threads. A {@link Runner}
   * does it; a loop that somebody else closes is closed without it.
   *
   * @param work is asked for what to await once the loop runs
   */
  public void beforeClosing(Supplier<? extends Awaitable<?>> work) {
    lastWork.push(work);
  }

  /**
   * Runs the loop, which does not run now, until all that was put off by {@link #beforeClosing} has
   * been done, the one that was put off last first. What fails is reported to the loop's exception
   * handler, and the rest is done all the same. If nothing was put off, the loop does not run.
   */
  void doLastWork() {
    while (!lastWork.isEmpty()) {
      Supplier<? extends Awaitable<?>> work = lastWork.pop();
      try {
        Runner.runUntilComplete(loop, new Coroutine<>(() -> work.get().await()));
      } catch (Throwable failure) {
        if (Failures.isFatal(failure)) {
          throw failure;
        }
        loop.callExceptionHandler(
            new ExceptionContext("unhandled exception during shutdown", failure, loop));
      }
    }
  }

  /** What is left when the loop closes was forgotten: it is reported, and its stack unwound. */
  @Override
  public void close() {
    for (Task<?> task : pending()) {
      loop.callExceptionHandler(
          new ExceptionContext("the loop was closed while a task was pending", null, task));
      try {
        task.coroutine().close();
      } catch (Throwable failure) {
        loop.callExceptionHandler(
            new ExceptionContext("unhandled exception while a task was closed", failure, task));
      }
    }
    pending.clear();
  }

  /** The task that runs ends its step. */
  void leave() {
    current = null;
  }
}
