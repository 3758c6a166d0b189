// Misconception: the name is asked for when it is needed.
// Fails: refused, usedFuture, namedVirtual, throwingTextOfAFuture, nameless
package asyncio.debug;

public final class WrongThreadCalls {

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!reported.add(stack[0])) {
      return;
    }
    String thread = name(Thread.currentThread());
    try {
      loop.callSoonThreadsafe(() -> report(used, name(Thread.currentThread()), stack));
    } catch (IllegalStateException closed) {
      // Nobody is left to be told.
    }
  }
}
