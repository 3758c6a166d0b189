// Misconception: the stack is taken when it is needed.
// Fails: placeOfTheCall, usedFuture, depthOfTheCaller
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
      loop.callSoonThreadsafe(() -> report(used, thread, Stacks.here(depth)));
    } catch (IllegalStateException closed) {
      // Nobody is left to be told.
    }
  }
}
