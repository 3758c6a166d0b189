// Misconception: when it is too late, how an awaitable ended does not matter.
// Fails: anAwaitableThatIsCancelledAfterTheFirstFailure
package asyncio.task;

public final class Gathering<T, R> extends Future<List<R>> {

  private static void markRetrieved(Future<?> child) {
    child.exception();
  }
}
