// Alternative: a waiter is in the line until its wait is over, and a wake-up looks for the first
// that still waits.
package asyncio.sync;

import asyncio.task.Future;
import java.util.Deque;
import java.util.function.BooleanSupplier;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  private void awaitTurn(Deque<Future<Void>> line, BooleanSupplier canGoOn) {
    Future<Void> turn = binding.newWaiter();
    line.addLast(turn);
    boolean myTurn = false;
    try {
      turn.await();
      myTurn = true;
    } finally {
      line.remove(turn);
      if (!myTurn && canGoOn.getAsBoolean()) {
        wakeNext(line);
      }
    }
  }

  private static void wakeNext(Deque<Future<Void>> line) {
    line.stream()
        .filter(waiter -> !waiter.isDone())
        .findFirst()
        .ifPresent(waiter -> waiter.setResult(null));
  }

  private static void wakeAll(Deque<Future<Void>> line) {
    line.stream()
        .filter(waiter -> !waiter.isDone())
        .toList()
        .forEach(waiter -> waiter.setResult(null));
  }
}
