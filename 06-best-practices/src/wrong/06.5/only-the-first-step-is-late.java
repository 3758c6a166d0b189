// Misconception: the order in which tasks begin is what differs.
// Fails: late, cancelledWhileLate, cancelledWhileAFailureIsLate, asked, stack, generator
package asyncio.testing;

import asyncio.task.Coroutine;
import asyncio.task.CoroutineState;

public final class ShuffledTasks implements TaskFactory {

  private <T> T drive(Coroutine<T> coroutine) {
    Throwable thrown = late(coroutine, null);
    while (true) {
      Object awaited = thrown == null ? coroutine.resume() : coroutine.throwInto(thrown);
      if (coroutine.state() == CoroutineState.CLOSED) {
        return coroutine.result();
      }
      thrown = waitFor(awaited, coroutine);
    }
  }
}
