// Misconception: what comes back is idle, until the first that waits has come round to take it.
// Fails: newcomer
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
          if (!idle.isEmpty() && !isStale(idle.peek())) {
            Link link = idle.pop().link();
            lent.add(link);
            return link;
          }
          return waitForOne();
        });
  }

  private Link waitForOne() {
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
  }

  void release(Link link) {
    if (!lent.remove(link)) {
      throw new IllegalStateException("the connection is not in use");
    }
    if (link.isLost() || closed) {
      discard(link);
    } else if (link.isFit()) {
      idle.push(new Idle(link, loop.time()));
      loop.callSoon(this::settle);
    } else {
      going++;
      link.clean()
          .addDoneCallback(
              cleaned -> {
                going--;
                arrivedIf(cleaned.result(), link);
              });
    }
  }
}
