// Misconception: a turn that has failed is told, whatever else there is.
// Fails: cancelledWhereItFails
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
          var turn = new Future<Link>(loop);
          waiters.add(turn);
          serve();
          try {
            return await(turn);
          } catch (Throwable givenUp) {
            if (turn.isDone() && !turn.isCancelled() && turn.exception() == null) {
              release(turn.result());
            }
            if (turn.isDone() && !turn.isCancelled() && turn.exception() != null) {
              turn.result();
            }
            throw givenUp;
          } finally {
            waiters.remove(turn);
          }
        });
  }
}
