// Misconception: the stack trace of a failure says where it came from.
// Fails: aFailureSaysThroughWhichAwaitsItCame, aFailureOfADoneFutureSaysThroughWhichAwaitItCame
package asyncio.task;

final class FutureAwait {

  static <T> T await(Future<T> future) {
    if (!future.isDone()) {
      Coroutine.suspend(future);
    }
    if (!future.isDone()) {
      throw new IllegalStateException("await was not used with a task");
    }
    return future.result();
  }
}
