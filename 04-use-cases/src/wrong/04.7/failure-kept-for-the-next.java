// Misconception: a failure must be told to somebody.
// Fails: failedForNobody
package asyncio.db;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

final class Pool implements AutoCloseable {

  private final Deque<Throwable> untold = new ArrayDeque<>();

  Coroutine<Link> acquire() {
    return async(
        () -> {
          requireOpen();
          tellWhatFailed();
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

  private void tellWhatFailed() throws SQLException {
    if (untold.poll() instanceof SQLException failure) {
      throw failure;
    }
  }

  private void failFirst(Throwable failure) {
    waiters.removeIf(Future::isDone);
    Future<Link> first = waiters.poll();
    if (first != null) {
      first.setException(failure);
    } else {
      untold.add(failure);
    }
  }
}
