// Misconception: an await that does not suspend is a plain call.
// Fails: aFailureOfADoneFutureSaysThroughWhichAwaitItCame
package asyncio.task;

final class FutureAwait {

  static <T> T await(Future<T> future) {
    if (future.isDone()) {
      return future.result();
    }
    try {
      Coroutine.suspend(future);
      if (!future.isDone()) {
        throw new IllegalStateException("await was not used with a task");
      }
      return future.result();
    } catch (Throwable failure) {
      AwaitTrace.note(failure);
      throw failure;
    }
  }
}
