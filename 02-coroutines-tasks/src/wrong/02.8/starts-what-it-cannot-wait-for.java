// Misconception: no time at all is a limit like any other.
// Fails: cancelledWhileWaitingForCleanup, noTimeAtAll
package asyncio.task;

public final class WaitFor {
  public static <T> Coroutine<T> of(Awaitable<T> awaitable, Duration timeout) {
    return new Coroutine<>(
        () -> Timeout.around(() -> deadline(timeout), limit -> awaitable.await()).await());
  }
}
