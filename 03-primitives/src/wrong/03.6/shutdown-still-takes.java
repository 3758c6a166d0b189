// Misconception: shutdown concerns those who take.
// Fails: nullIsNoItem, aWokenPutterLooksAgain, afterShutdown, afterShutdownInCoroutines,
//   shutDownComesBeforeFull, shutdownNowWakesAll, shutdownWakesPutters, randomPrograms
package asyncio.sync;

import asyncio.task.Coroutine;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<Void> put(T item) {
    return async(
        () -> {
          if (isFull()) {
            awaitTurn(putters, () -> !isFull());
          }
          putNow(item);
        });
  }

  public final void putNow(T item) {
    if (isFull() && !shutDown) {
      throw new QueueFull();
    }
    items.add(item);
    unfinished++;
    finished.clear();
    wakeNext(getters);
  }
}
