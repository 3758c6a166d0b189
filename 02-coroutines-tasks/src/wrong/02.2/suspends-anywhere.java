// Misconception: who awaits is in a coroutine.
// Fails: outsideOfACoroutineNothingCanBeAwaited
package asyncio.task;

public final class Coroutine<T> {

  public static void suspend(Object awaited) {
    Coroutine<?> current = CoroutineStack.currentCoroutine();
    if (current != null) {
      current.awaited = awaited;
      current.leaveStack();
    }
  }

  private static Coroutine<?> current() {
    return CoroutineStack.currentCoroutine();
  }
}
