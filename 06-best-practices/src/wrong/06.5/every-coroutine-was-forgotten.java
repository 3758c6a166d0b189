// Misconception: what is told without an exception is a forgotten coroutine.
// Fails: neverAwaitedInDebugMode, told
package asyncio.testing;

import asyncio.loop.ExceptionContext;

public final class Leaks {

  private static Leak leak(ExceptionContext context) {
    return new Leak(
        context.exception() == null ? Leak.Kind.NEVER_AWAITED : Leak.Kind.UNHANDLED,
        context.message(),
        context.exception());
  }
}
