// Misconception: each thread makes a mistake of its own.
// Fails: severalThreads, threadsMeet
package asyncio.debug;

public final class WrongThreadCalls {

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!seen.add(Thread.currentThread().threadId() + " " + stack[0])) {
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
