// Misconception: who needs a connection opens it, and takes it.
// Fails: openedForNobody, facts, close, openedForNobodyStays,
//   oneOfTwoCancelledAtEveryMoment
// By luck: load
package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;

final class Pool implements AutoCloseable {

  Coroutine<Link> acquire() {
    return async(
        () -> {
          requireOpen();
          if (idle.isEmpty() && waiters.isEmpty() && size() < options.mostConnections()) {
            return openOne();
          }
          var turn = new Future<Link>(loop);
          waiters.add(turn);
          serve();
          try {
            return await(turn);
          } catch (Throwable givenUp) {
            if (turn.isDone() && !turn.isCancelled() && turn.exception() == null) {
              release(turn.result());
            }
            throw givenUp;
          } finally {
            waiters.remove(turn);
          }
        });
  }

  private Link openOne() {
    coming++;
    try {
      Link link = await(source.open());
      lent.add(link);
      return link;
    } finally {
      coming--;
      settle();
    }
  }
}
