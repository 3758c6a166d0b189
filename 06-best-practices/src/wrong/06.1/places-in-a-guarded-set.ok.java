// Alternative: a plain set, guarded by a lock.
package asyncio.debug;

import java.util.HashSet;

public final class WrongThreadCalls {

  private final Set<String> places = new HashSet<>();

  @Override
  public void wrongThread(Object used) {
    Thread caller = Thread.currentThread();
    StackTraceElement[] stack = Stacks.here(depth);
    synchronized (places) {
      if (!places.add(stack[0].toString())) {
        return;
      }
    }
    try {
      loop.callSoonThreadsafe(() -> report(used, name(caller), stack));
    } catch (IllegalStateException closed) {
      return;
    }
  }
}
