// Misconception: to close a pool is to close what is in it.
// Fails: close, closeClosesAll, closedByTwo, handedOnToAClosedPool,
//   aLongQueryOnH2, transactionAndStreamOnH2
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void arrived(Link link) {
    waiters.removeIf(Future::isDone);
    Future<Link> first = waiters.poll();
    if (first == null) {
      idle.push(new Idle(link, loop.time()));
    } else {
      lent.add(link);
      first.setResult(link);
    }
  }
}
