// Misconception: connections take turns, as tasks do.
// Fails: lastFirstAfterLong, lastFirst
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void arrived(Link link) {
    if (closed) {
      discard(link);
      return;
    }
    waiters.removeIf(Future::isDone);
    Future<Link> first = waiters.poll();
    if (first == null) {
      idle.add(new Idle(link, loop.time()));
    } else {
      lent.add(link);
      first.setResult(link);
    }
  }
}
