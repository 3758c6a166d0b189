// Misconception: a loop that is used is open.
// Fails: closedMeanwhile
package asyncio.debug;

public final class WrongThreadCalls {

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!reported.add(stack[0])) {
      return;
    }
    String thread = name(Thread.currentThread());
    loop.callSoonThreadsafe(() -> report(used, thread, stack));
  }
}
