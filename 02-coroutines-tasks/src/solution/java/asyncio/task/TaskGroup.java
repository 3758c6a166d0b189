package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * Tasks that begin and end together: {@code asyncio.TaskGroup}.
 *
 * <p>The group's coroutine ends when its body and all tasks have ended. If one of them fails, the
 * others are cancelled, and what failed comes out as one {@link ExceptionGroup}.
 */
public final class TaskGroup {

  private final EventLoop loop = EventLoop.running();
  private final Task<?> parent;
  private final Set<Task<?>> tasks = new LinkedHashSet<>();
  private final List<Throwable> errors = new ArrayList<>();
  private Throwable fatal;
  private Future<Void> allEnded;
  private boolean exiting;
  private boolean aborting;
  private boolean cancelledParent;

  private TaskGroup(Task<?> parent) {
    this.parent = parent;
  }

  /**
   * A coroutine that runs a body, waits for the tasks that it made in the group, and returns what
   * the body returned.
   *
   * <p>When a task fails, the other tasks and the body are cancelled. When the body fails or is
   * cancelled, so are the tasks. Failures come out as an {@link ExceptionGroup}, those of the tasks
   * in the order in which they happened and the body's last. A cancellation from outside comes out
   * as itself if nothing failed; otherwise the parent is cancelled again at its next await. A task
   * that is cancelled is not a failure. A failure that is fatal, which {@code Failures.isFatal}
   * decides, comes out as itself.
   *
   * @throws IllegalStateException from the coroutine, if it does not run in a task
   */
  @Exercise("02.9")
  public static <T> Coroutine<T> around(ScopeBody<? super TaskGroup, ? extends T> body) {
    return new Coroutine<>(() -> new TaskGroup(currentTask()).run(body));
  }

  private static Task<?> currentTask() {
    Task<?> task = Tasks.of(EventLoop.running()).current();
    if (task == null) {
      throw new IllegalStateException("a task group must be used inside a task");
    }
    return task;
  }

  private <T> T run(ScopeBody<? super TaskGroup, ? extends T> body) {
    T result = null;
    Throwable failure = null;
    try {
      result = body.run(this);
    } catch (Throwable thrown) {
      failure = thrown;
    }
    exit(failure);
    return result;
  }

  private void exit(Throwable failure) {
    exiting = true;
    noteFatal(failure);
    if (failure != null && !aborting) {
      abort();
    }
    CancelledError cancelled = waitForTasks(failure instanceof CancelledError error ? error : null);
    if (fatal != null) {
      throw Failures.rethrow(fatal);
    }
    if (cancelledParent && parent.uncancel() == 0) {
      cancelled = null;
    }
    if (cancelled != null && errors.isEmpty()) {
      throw cancelled;
    }
    if (failure != null && !(failure instanceof CancelledError)) {
      errors.add(failure);
    }
    if (!errors.isEmpty()) {
      keepCancelled();
      throw new ExceptionGroup("unhandled errors in a TaskGroup", errors);
    }
  }

  /** Waits until no task is left. A cancellation meanwhile is kept for later, and returned. */
  private CancelledError waitForTasks(CancelledError before) {
    CancelledError cancelled = before;
    while (!tasks.isEmpty()) {
      allEnded = new StandIn<>(loop, tasks);
      try {
        allEnded.await();
      } catch (CancelledError error) {
        if (!aborting) {
          cancelled = error;
          abort();
        }
      }
    }
    return cancelled;
  }

  /** A cancellation from outside that the errors have taken the place of must not be forgotten. */
  private void keepCancelled() {
    if (parent.cancelling() > 0) {
      parent.uncancel();
      parent.cancel();
    }
  }

  private void abort() {
    aborting = true;
    List.copyOf(tasks).stream().filter(task -> !task.isDone()).forEach(Task::cancel);
  }

  private void noteFatal(Throwable failure) {
    if (fatal == null && Failures.isFatal(failure)) {
      fatal = failure;
    }
  }

  /** Makes a task in the group, with a name by its number. */
  public <T> Task<T> createTask(Coroutine<T> coroutine) {
    return createTask(coroutine, null);
  }

  /**
   * Makes a task in the group: {@code TaskGroup.create_task}.
   *
   * @param name null gives it a name by its number
   * @throws IllegalStateException if the body and all tasks have ended ({@code the task group is
   *     finished}), or else if the tasks were told to end, because something failed or was
   *     cancelled ({@code the task group is shutting down}); the coroutine is closed then
   */
  @Exercise("02.9")
  public <T> Task<T> createTask(Coroutine<T> coroutine, String name) {
    Objects.requireNonNull(coroutine, "coroutine");
    if (exiting && tasks.isEmpty() || aborting) {
      coroutine.close();
      throw new IllegalStateException(
          "the task group is " + (exiting && tasks.isEmpty() ? "finished" : "shutting down"));
    }
    Task<T> task = Tasks.of(loop).create(coroutine, name, null);
    if (task.isDone()) {
      onDone(task);
    } else {
      tasks.add(task);
      task.addDoneCallback(done -> onDone(task));
    }
    return task;
  }

  private void onDone(Task<?> task) {
    tasks.remove(task);
    if (allEnded != null && tasks.isEmpty() && !allEnded.isDone()) {
      allEnded.setResult(null);
    }
    if (task.isCancelled() || task.exception() == null) {
      return;
    }
    Throwable error = task.exception();
    errors.add(error);
    noteFatal(error);
    if (parent.isDone()) {
      loop.callExceptionHandler(
          new ExceptionContext("a task failed after its group's parent had ended", error, task));
    } else if (!aborting && !cancelledParent) {
      abort();
      cancelledParent = true;
      parent.cancel();
    }
  }
}
