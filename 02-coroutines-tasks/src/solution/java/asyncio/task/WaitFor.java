package asyncio.task;

import asyncio.loop.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/** Waiting for one awaitable, but not for too long: {@code asyncio.wait_for}. */
@Exercise("02.8")
public final class WaitFor {

  private WaitFor() {}

  /**
   * A coroutine that waits for an awaitable and returns its result. If time is up before that, it
   * cancels the awaitable, waits until it has ended, and fails with a {@link TimeoutError}. What a
   * coroutine returns in time is never lost, not even if the awaiting task is cancelled in the same
   * iteration.
   *
   * @param timeout counts from when the coroutine is awaited; null waits as long as it takes; zero
   *     or less takes what is there already, be it a failure or a cancellation
   */
  public static <T> Coroutine<T> of(Awaitable<T> awaitable, Duration timeout) {
    return new Coroutine<>(
        () ->
            timeout != null && !timeout.isPositive()
                ? takeOrCancel(Tasks.ensureFuture(awaitable))
                : Timeout.around(() -> deadline(timeout), limit -> awaitable.await()).await());
  }

  private static OptionalLong deadline(Duration timeout) {
    return timeout == null
        ? OptionalLong.empty()
        : OptionalLong.of(EventLoop.running().timeAfter(timeout));
  }

  private static <T> T takeOrCancel(Future<T> future) {
    if (future.isDone()) {
      return future.result();
    }
    cancelAndWait(future);
    try {
      return future.result();
    } catch (CancelledError cancelled) {
      throw new TimeoutError(cancelled);
    }
  }

  /** Waits by a future of its own: a cancellation from outside must end this wait at once. */
  private static <T> void cancelAndWait(Future<T> future) {
    var ended = new StandIn<Void>(future.loop(), List.of(future));
    Consumer<Future<T>> onDone =
        done -> {
          if (!ended.isDone()) {
            ended.setResult(null);
          }
        };
    future.addDoneCallback(onDone);
    try {
      future.cancel();
      ended.await();
    } finally {
      future.removeDoneCallback(onDone);
    }
  }
}
