// Misconception: who waits stands on a stack.
// Fails: Pooling.atMostSoMany, Pooling.newcomer, Pooling.cancelledWinner, Pooling.cannotBeOpened,
//   Pooling.roomOfTheFailed, Pooling.lastFirstAfterLong, Pooling.lastFirst, Pooling.facts,
//   Pooling.close, Pooling.closeClosesAll, Pooling.placeInTheLine,
//   Together.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void arrived(Link link) {
    if (closed) {
      discard(link);
      return;
    }
    waiters.removeIf(Future::isDone);
    Future<Link> last = waiters.pollLast();
    if (last == null) {
      idle.push(new Idle(link, loop.time()));
    } else {
      lent.add(link);
      last.setResult(link);
    }
  }
}
