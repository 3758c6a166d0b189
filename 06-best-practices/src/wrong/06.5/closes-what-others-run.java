// Misconception: with the task ends its coroutine.
package asyncio.testing;

import asyncio.task.Coroutine;

public final class ShuffledTasks implements TaskFactory {

  private static void closeIfItNeverBegan(Coroutine<?> coroutine) {
    coroutine.close();
  }
}
