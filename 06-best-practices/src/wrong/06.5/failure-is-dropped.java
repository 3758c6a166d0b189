// Misconception: the message says it all.
// Fails: neverAwaitedInDebugMode, neverRetrieved, told, failedCoroutine, failsAtTheEnd
package asyncio.testing;

import asyncio.loop.ExceptionContext;
import asyncio.task.Coroutine;

public final class Leaks {

  private static Leak leak(ExceptionContext context) {
    return new Leak(
        context.source() instanceof Coroutine && context.exception() == null
            ? Leak.Kind.NEVER_AWAITED
            : Leak.Kind.UNHANDLED,
        context.message(),
        null);
  }
}
