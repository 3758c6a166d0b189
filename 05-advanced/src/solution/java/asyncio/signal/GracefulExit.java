package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.timeout;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Failures;
import asyncio.task.Future;
import asyncio.task.Task;
import asyncio.task.Timeout;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.Set;
import loopcraft.grader.Exercise;

/** The life of a service, from its start to an exit code. */
@Exercise(value = "05.4", part = 4)
public final class GracefulExit {

  private static final int ALL_IS_FINISHED = 0;

  private GracefulExit() {}

  /**
   * A coroutine that starts a service, waits for a signal, has the service drain, and returns the
   * exit code for the program.
   *
   * <p><b>The signals</b> are caught before the service starts, as {@link UntilSignalled} does. So
   * one that arrives while it starts is not lost; and while it drains, the next signal has its
   * usual effect, which is to end the JVM at once. However the coroutine ends, they are caught no
   * longer.
   *
   * <p><b>The start.</b> If a signal arrives before the service serves, its start is cancelled, and
   * when that has ended, what has begun of it is drained all the same. If the start fails, that
   * comes out of the coroutine, and nothing is drained: also if it fails while it is cancelled, and
   * if it ends cancelled by something else than the signal.
   *
   * <p><b>The end.</b> If draining is not over within the limit, it is cancelled, and its end
   * awaited; then the loop's exception handler is told {@code the service did not finish within},
   * and the limit, without an exception. However it ends then: it was not over in time. If it
   * fails, the handler is told {@code the service failed to drain}, and the failure, whatever that
   * is: any {@linkplain Failures#isFailure failure}, a {@link TimeoutError} or a {@link
   * CancelledError} of its own among them. It is told of both if draining fails after it was
   * cancelled. The source is the service.
   *
   * <p><b>The exit code</b> is 0 if all was finished. If not, it is the {@linkplain Signal#exitCode
   * exit code} of the signal, as if that had ended the process.
   *
   * <p>If the coroutine is cancelled itself, so is what it awaits, and it drains nothing that it
   * has not begun to.
   *
   * @param signals one or more
   * @param limit counts from when the service begins to drain; zero cuts it off at its first await
   * @throws IllegalArgumentException from the coroutine, before the service starts, if one of the
   *     signals cannot be caught
   */
  public static Coroutine<Integer> of(Service service, Set<Signal> signals, Duration limit) {
    return async(
        () -> {
          Future<Signal> stop = UntilSignalled.of(EventLoop.running(), signals);
          try {
            start(service, stop);
            Signal signal = await(stop);
            return drain(service, limit) ? ALL_IS_FINISHED : signal.exitCode();
          } finally {
            stop.cancel();
          }
        });
  }

  private static void start(Service service, Future<Signal> stop) {
    Task<Void> starting = createTask(service.start());
    stop.addDoneCallback(_ -> starting.cancel());
    try {
      await(starting);
    } catch (CancelledError cancelled) {
      if (!stop.isDone() || !Failures.isFailure(cancelled)) {
        throw cancelled;
      }
    }
  }

  /** Whether all was finished. */
  private static boolean drain(Service service, Duration limit) {
    try {
      return await(timeout(limit, scope -> hasDrainedInTime(service, scope)));
    } catch (TimeoutError timeIsUp) {
      report("the service did not finish within " + limit, null, service);
      return false;
    }
  }

  private static boolean hasDrainedInTime(Service service, Timeout limit) {
    boolean hasDrained = hasDrained(service);
    if (limit.isExpired()) {
      // It was cancelled, and has ended in another way.
      throw new TimeoutError();
    }
    return hasDrained;
  }

  private static boolean hasDrained(Service service) {
    try {
      await(service.drain());
      return true;
    } catch (Throwable failure) {
      if (!Failures.isFailure(failure)) {
        throw failure;
      }
      report("the service failed to drain", failure, service);
      return false;
    }
  }

  private static void report(String message, Throwable failure, Service service) {
    EventLoop.running().callExceptionHandler(new ExceptionContext(message, failure, service));
  }
}
