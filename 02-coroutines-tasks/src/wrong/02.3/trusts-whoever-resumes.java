// Misconception: who resumes an await has seen to it that the future is done.
// Fails: anAwaitThatSomebodyResumesTooEarlySaysSo
package asyncio.task;

final class FutureAwait {

  static <T> T await(Future<T> future) {
    try {
      if (!future.isDone()) {
        Coroutine.suspend(future);
      }
      return future.result();
    } catch (Throwable failure) {
      AwaitTrace.note(failure);
      throw failure;
    }
  }
}
