package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;
import asyncio.task.Failures;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import loopcraft.grader.Exercise;

/**
 * Clean-ups that a cancellation does not cut off.
 *
 * <p>A clean-up that awaits can be cancelled like anything else: by the second Ctrl-C, by a time
 * limit further out, by a group whose other task has failed. Here it runs in a task of its own, and
 * who waits for it goes on waiting. The request to cancel is not lost: the {@link CancelledError}
 * goes on when the clean-up has ended. Nobody's {@link Task#cancelling} is changed.
 *
 * <p>Cancelling the clean-up's own task cuts it off after all. {@link asyncio.Asyncio#run} does so
 * with every task that is left when its main coroutine has ended.
 */
@Exercise(value = "06.3", part = 1)
public final class Cleanup {

  private Cleanup() {}

  /**
   * A coroutine that does a step within its limit, in the task that awaits it, and so without
   * protection. The limit counts from when it starts. When it is over, the step is cancelled, once,
   * and has the time that it takes to end.
   *
   * @throws GivenUp from the coroutine, with the step's name and limit, if the step has ended
   *     because of its limit; the cause is the {@link TimeoutError}. What the step itself fails by
   *     comes out as it is, a {@code TimeoutError} of its own, too
   */
  public static Coroutine<Void> limited(CleanupStep step) {
    return async(
        () -> {
          Optional<TimeoutError> own;
          try {
            own = await(timeout(step.limit(), () -> runAndCatchTimeout(step)));
          } catch (TimeoutError timeIsUp) {
            throw new GivenUp(step.name(), step.limit(), timeIsUp);
          }
          if (own.isPresent()) {
            throw own.get();
          }
        });
  }

  /** What is caught in here cannot be mistaken for the limit's. */
  private static Optional<TimeoutError> runAndCatchTimeout(CleanupStep step) throws Exception {
    try {
      step.action().run();
      return Optional.empty();
    } catch (TimeoutError own) {
      return Optional.of(own);
    }
  }

  /**
   * A coroutine that does a step to its end, whoever cancels the task meanwhile, and however often.
   * The step runs as {@link #limited} has it, in a task of its own, which is called {@code NAME of
   * TASK} by the names of the step and of the task that awaits.
   *
   * <p>It does not end before the step has. Then, if the task was cancelled meanwhile, the first
   * {@link CancelledError} comes out, the very same; what the step failed by is suppressed in it.
   * If not, what the step failed by comes out.
   */
  public static Coroutine<Void> toTheEnd(CleanupStep step) {
    return async(
        () -> {
          End end = run(step);
          throwFirst(end.cancelled(), end.failure());
        });
  }

  /**
   * A coroutine that runs a body, then does a step to its end, as {@link #toTheEnd} does, and
   * returns what the body returned: {@code try} with a {@code finally} that survives.
   *
   * <p>If several things go wrong, the first of these comes out, the very same, and the others are
   * suppressed in it in this order: the {@link CancelledError} by which the body ended, unless
   * {@link Failures#isFailure} says that it is a failure, or else the first that came during the
   * step; whatever else the body threw, an {@link Error} too; what the step failed by. Further
   * requests to cancel leave no trace.
   *
   * <p>If the coroutine is closed, as all are that wait when their loop is closed, the step is not
   * done: there is nothing left to await on.
   */
  public static <T> Coroutine<T> after(Callable<? extends T> body, CleanupStep step) {
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(step, "step");
    return async(
        () -> {
          T result = null;
          Throwable ofBody = null;
          try {
            result = body.call();
          } catch (CoroutineExit closed) {
            throw closed;
          } catch (Throwable thrown) {
            ofBody = thrown;
          }
          boolean isCancelled = ofBody instanceof CancelledError && !Failures.isFailure(ofBody);
          End end = run(step);
          throwFirst(
              isCancelled ? ofBody : end.cancelled(), isCancelled ? null : ofBody, end.failure());
          return result;
        });
  }

  /** How a step has ended, and whether the task was cancelled meanwhile; each may be null. */
  private record End(CancelledError cancelled, Throwable failure) {}

  private static End run(CleanupStep step) {
    Task<Void> task =
        createTask(limited(step), "%s of %s".formatted(step.name(), currentTask().name()));
    CancelledError first = null;
    while (!task.isDone()) {
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
      } catch (CancelledError cancelled) {
        first = first == null ? cancelled : first;
      }
    }
    return new End(first, failureOf(task));
  }

  private static Throwable failureOf(Task<?> task) {
    try {
      return task.exception();
    } catch (CancelledError cutOff) {
      return cutOff;
    }
  }

  private static void throwFirst(Throwable... byRank) throws Exception {
    List<Throwable> thrown = Stream.of(byRank).filter(Objects::nonNull).distinct().toList();
    if (thrown.isEmpty()) {
      return;
    }
    Throwable first = thrown.getFirst();
    thrown.stream().skip(1).forEach(first::addSuppressed);
    throw Failures.rethrow(first);
  }
}
