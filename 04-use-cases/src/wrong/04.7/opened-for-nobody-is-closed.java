// Misconception: a connection that nobody waits for is not needed.
// Fails: openedForNobodyStays
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void open() {
    coming++;
    source
        .open()
        .addDoneCallback(
            opened -> {
              coming--;
              switch (opened.exception()) {
                case null -> arrivedFor(opened.result());
                case Throwable failure -> failFirst(failure);
              }
              settle();
            });
  }

  private void arrivedFor(Link link) {
    waiters.removeIf(Future::isDone);
    if (waiters.isEmpty()) {
      discard(link);
    } else {
      arrived(link);
    }
  }
}
