// Misconception: a task that is cancelled ends.
// Fails: cancelled, cancelledWhileLate, cancelledWhileAFailureIsLate, stack
package asyncio.testing;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Driven;

public final class ShuffledTasks implements TaskFactory {

  private static Throwable waitFor(Object awaited, Coroutine<?> coroutine) {
    try {
      Driven.suspend(coroutine, awaited);
      return null;
    } catch (CancelledError cancelled) {
      throw cancelled;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
