// Misconception: with the task ends its coroutine.
// Fails: usedTwice
package asyncio.testing;

import asyncio.task.Coroutine;

public final class ShuffledTasks implements TaskFactory {

  private static void closeIfItNeverBegan(Coroutine<?> coroutine) {
    coroutine.close();
  }
}
