// Alternative: the await of a done future is a case of its own.
package asyncio.task;

final class FutureAwait {

  static <T> T await(Future<T> future) {
    if (!future.isDone()) {
      suspendOn(future);
    }
    try {
      return future.result();
    } catch (Throwable failure) {
      AwaitTrace.note(failure);
      throw failure;
    }
  }

  private static void suspendOn(Future<?> future) {
    try {
      Coroutine.suspend(future);
    } catch (Throwable thrown) {
      AwaitTrace.note(thrown);
      throw thrown;
    }
    if (!future.isDone()) {
      throw new IllegalStateException("await was not used with a task");
    }
  }
}
