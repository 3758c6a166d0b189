// Misconception: a coroutine belongs to its task.
// Fails: neverBegun
package asyncio.testing;

import asyncio.task.Coroutine;

public final class ShuffledTasks implements TaskFactory {

  private static void closeIfItNeverBegan(Coroutine<?> coroutine) {}
}
