// Misconception: what is handed on is all that counts.
// Fails: stack
package asyncio.testing;

import asyncio.task.Coroutine;

public final class ShuffledTasks implements TaskFactory {

  private static Throwable waitFor(Object awaited, Coroutine<?> coroutine) {
    try {
      Coroutine.suspend(awaited);
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
