// Misconception: a cancelled waiter only has to leave the line (python/asyncio#393).
// Fails: aCancelledGetterPassesItsTurnOn, aCancelledPutterPassesItsTurnOn, randomPrograms
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
    } finally {
      line.remove(turn);
    }
  }
}
