// Misconception: each future is used wrongly for itself.
// Fails: manyFutures
package asyncio.debug;

import java.util.List;

public final class WrongThreadCalls {

  private final Set<List<Object>> known = ConcurrentHashMap.newKeySet();

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!known.add(List.of(stack[0], used))) {
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
