// Misconception: the first in the line is the one to wake.
// Fails: aWakeUpPassesOverTheCancelled, randomPrograms
package asyncio.sync;

import asyncio.task.Future;
import java.util.Deque;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  private static void wakeNext(Deque<Future<Void>> line) {
    Future<Void> next = line.poll();
    if (next != null && !next.isDone()) {
      next.setResult(null);
    }
  }
}
