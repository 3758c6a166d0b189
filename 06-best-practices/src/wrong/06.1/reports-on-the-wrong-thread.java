// Misconception: the exception handler may be called from anywhere.
// Fails: onTheLoopsThread, futureIsRead
package asyncio.debug;

public final class WrongThreadCalls {

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!reported.add(stack[0])) {
      return;
    }
    String thread = name(Thread.currentThread());
    report(used, thread, stack);
  }
}
