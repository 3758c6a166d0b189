package asyncio.task;

/**
 * What a coroutine needs that runs another one by {@link Coroutine#resume}, and hands on what that
 * one waits for: {@code yield from} in Python.
 */
public final class Driven {

  private Driven() {}

  /**
   * Does what {@link Coroutine#suspend} does, in the name of another coroutine: whoever asks where
   * the current one waits is told the frames of the other one first.
   *
   * @param driven the coroutine that is driven, and has suspended
   * @param awaited what it waits for; may be null
   * @throws IllegalStateException as {@link Coroutine#suspend} does
   */
  public static void suspend(Coroutine<?> driven, Object awaited) {
    if (CoroutineStack.currentCoroutine() != null) {
      CoroutineStack.standFor(driven);
    }
    try {
      Coroutine.suspend(awaited);
    } finally {
      if (CoroutineStack.currentCoroutine() != null) {
        CoroutineStack.standFor(null);
      }
    }
  }
}
