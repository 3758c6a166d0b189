// Misconception: what has a time limit needs a task.
// Fails: whatACoroutineGotDoesNotLeak
package asyncio.task;

public final class WaitFor {
  public static <T> Coroutine<T> of(Awaitable<T> awaitable, Duration timeout) {
    return new Coroutine<>(
        () ->
            timeout != null && !timeout.isPositive()
                ? takeOrCancel(Tasks.ensureFuture(awaitable))
                : Timeout.around(
                        () -> deadline(timeout), limit -> Tasks.ensureFuture(awaitable).await())
                    .await());
  }
}
