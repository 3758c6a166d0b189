// Misconception: what comes with an exception has failed.
// Fails: neverAwaitedInDebugMode
package asyncio.testing;

import asyncio.loop.ExceptionContext;
import asyncio.task.Coroutine;

public final class Leaks {

  private static Leak leak(ExceptionContext context) {
    boolean neverAwaited = context.source() instanceof Coroutine && context.exception() == null;
    return new Leak(
        neverAwaited ? Leak.Kind.NEVER_AWAITED : Leak.Kind.UNHANDLED,
        context.message(),
        context.exception());
  }
}
