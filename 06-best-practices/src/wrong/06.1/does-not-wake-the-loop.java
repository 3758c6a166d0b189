// Misconception: the report is made when the loop runs its next callback.
// Fails: wakesTheLoop
package asyncio.debug;

import asyncio.loop.Handle;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

public final class WrongThreadCalls {

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  @Override
  public void afterCallback(Handle handle) {
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  @Override
  public void wrongThread(Object used) {
    StackTraceElement[] stack = Stacks.here(depth);
    if (!reported.add(stack[0])) {
      return;
    }
    String thread = name(Thread.currentThread());
    waiting.add(() -> report(used, thread, stack));
  }
}
