package asyncio.task;

import static loopcraft.grader.Todo.todo;

import java.time.Duration;
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
    throw todo("02.8");
  }
}
