// Misconception: a closed pool is one that keeps nothing.
// Fails: close, closedByTwoOneOfThemInAHurry, refusedWhenAwaited
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void requireOpen() {}

  private void arrived(Link link) {
    waiters.removeIf(Future::isDone);
    Future<Link> first = waiters.poll();
    if (first == null && closed) {
      discard(link);
    } else if (first == null) {
      idle.push(new Idle(link, loop.time()));
    } else {
      lent.add(link);
      first.setResult(link);
    }
  }

  void release(Link link) {
    if (!lent.remove(link)) {
      throw new IllegalStateException("the connection is not in use");
    }
    if (link.isFit()) {
      arrived(link);
    } else if (link.isLost()) {
      discard(link);
    } else {
      going++;
      link.clean()
          .addDoneCallback(
              cleaned -> {
                going--;
                arrivedIf(cleaned.result(), link);
              });
    }
  }
}
