// Misconception: await always gives the others a turn.
// Fails: awaitingAFutureThatIsDoneDoesNotSuspend
package asyncio.task;

final class FutureAwait {

  static <T> T await(Future<T> future) {
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
