// Misconception: a place is the way that led there.
// Fails: twoCallers
package asyncio.debug;

import java.util.List;

public final class WrongThreadCalls {

  private final Set<List<StackTraceElement>> known = ConcurrentHashMap.newKeySet();

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!known.add(List.of(stack))) {
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
