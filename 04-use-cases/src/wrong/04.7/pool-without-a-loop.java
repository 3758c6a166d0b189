// Misconception: a loop is needed when the first connection is.
// Fails: madeInALoop
package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private EventLoop loop;

  Pool(PoolOptions options, LinkSource source) {
    this.options = options;
    this.source = source;
  }

  Coroutine<Link> acquire() {
    return async(
        () -> {
          loop = EventLoop.running();
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
          } finally {
            waiters.remove(turn);
          }
        });
  }
}
