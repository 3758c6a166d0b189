// Misconception: one report is enough to find the mistake.
// Fails: twoPlaces
package asyncio.debug;

public final class WrongThreadCalls {

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!reported.isEmpty() || !reported.add(stack[0])) {
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
