// Misconception: what comes out of an await is for the one who awaits.
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineState;

public final class ShuffledTasks implements TaskFactory {

  private <T> T drive(Coroutine<T> coroutine) {
    Throwable thrown = null;
    while (true) {
      thrown = late(coroutine, thrown);
      Object awaited =
          thrown instanceof Exception || thrown == null
              ? coroutine.resume()
              : coroutine.throwInto(thrown);
      if (coroutine.state() == CoroutineState.CLOSED) {
        return coroutine.result();
      }
      thrown = waitFor(awaited, coroutine);
    }
  }
}
