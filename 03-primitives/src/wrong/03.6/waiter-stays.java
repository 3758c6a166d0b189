// Misconception: the one who wakes cleans up.
// Fails: aCancelledWaiterLeavesNothing
package asyncio.sync;

import asyncio.task.Future;
import java.util.Deque;
import java.util.function.BooleanSupplier;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  private void awaitTurn(Deque<Future<Void>> line, BooleanSupplier canGoOn) {
    Future<Void> turn = binding.newWaiter();
    line.add(turn);
    try {
      turn.await();
    } catch (Throwable givenUp) {
      boolean woken = turn.isDone() && !turn.isCancelled();
      if (woken && canGoOn.getAsBoolean()) {
        wakeNext(line);
      }
      throw givenUp;
    }
  }
}
