// Misconception: what is awaited suspends.
// Fails: idleAtOnce
package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.time.Duration;

final class Pool implements AutoCloseable {

  Coroutine<Link> acquire() {
    return async(
        () -> {
          requireOpen();
          await(sleep(Duration.ZERO));
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
