// Misconception: who stands in the line waits.
// Fails: factsWithoutWhoHasGone
package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;

final class Pool implements AutoCloseable {

  PoolFacts facts() {
    return new PoolFacts(size(), lent.size(), idle.size(), waiters.size());
  }

  Coroutine<Link> acquire() {
    return async(
        () -> {
          requireOpen();
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
          }
        });
  }
}
