// Misconception: to call acquire is to stand in line.
// Fails: placeInTheLine, refusedWhenAwaited
package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;

final class Pool implements AutoCloseable {

  Coroutine<Link> acquire() {
    requireOpen();
    var turn = new Future<Link>(loop);
    waiters.add(turn);
    serve();
    return async(() -> awaited(turn));
  }

  private Link awaited(Future<Link> turn) {
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
  }
}
