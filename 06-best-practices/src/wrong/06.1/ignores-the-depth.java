// Misconception: more of a stack is always better.
// Fails: depthOfTheCaller
package asyncio.debug;

public final class WrongThreadCalls {

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(1000);
    if (!reported.add(stack[0])) {
      return;
    }
    String thread = name(Thread.currentThread());
    try {
      loop.callSoonThreadsafe(() -> report(used, thread, stack));
    } catch (IllegalStateException closed) {
      // Nobody is left to be told.
    }
  }
}
