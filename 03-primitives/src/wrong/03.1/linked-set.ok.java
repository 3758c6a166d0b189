// Alternative: the line is a linked set, and a flag in the finally block says whether the turn was used.
package asyncio.sync;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.LinkedHashSet;
import java.util.Set;

public final class Lock {

  private final Set<Future<Void>> waiters = new LinkedHashSet<>();

  public Coroutine<Held> acquire() {
    return async(
        () -> {
          if (!locked && waiters.stream().allMatch(Future::isCancelled)) {
            locked = true;
            return held;
          }
          Future<Void> turn = binding.newWaiter();
          waiters.add(turn);
          try {
            turn.await();
            locked = true;
          } finally {
            waiters.remove(turn);
            if (!locked) {
              wakeFirst();
            }
          }
          return held;
        });
  }

  private void wakeFirst() {
    waiters.stream()
        .findFirst()
        .filter(first -> !first.isDone())
        .ifPresent(first -> first.setResult(null));
  }
}
