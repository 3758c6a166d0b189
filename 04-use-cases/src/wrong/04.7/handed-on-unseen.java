// Misconception: what was given a moment ago is as it was then.
// Fails: handedOnToAClosedPool
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
              handOn(turn.result());
            }
            throw givenUp;
          } finally {
            waiters.remove(turn);
          }
        });
  }

  private void handOn(Link link) {
    lent.remove(link);
    Future<Link> next = waiters.poll();
    if (next == null) {
      idle.push(new Idle(link, loop.time()));
    } else {
      lent.add(link);
      next.setResult(link);
    }
  }
}
