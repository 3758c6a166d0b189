// Misconception: who stands first in the line still wants it.
// Fails: cancelledWaiter, aWaiterCancelledAtEveryMoment, oneOfTwoCancelledAtEveryMoment
// By luck: load
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void arrived(Link link) {
    if (closed) {
      discard(link);
      return;
    }
    Future<Link> first = waiters.poll();
    if (first == null) {
      idle.push(new Idle(link, loop.time()));
      return;
    }
    lent.add(link);
    if (!first.isDone()) {
      first.setResult(link);
    }
  }
}
