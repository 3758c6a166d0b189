// Misconception: who waits stands on a stack.
// Fails: atMostSoMany, newcomer, cancelledWinner, cannotBeOpened,
//   roomOfTheFailed, lastFirstAfterLong, lastFirst, facts,
//   close, closeClosesAll, placeInTheLine,
//   theDemoPrintsWhatItsCPythonTwinPrints
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
