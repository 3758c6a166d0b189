// Misconception: who was given a connection has it, whatever happens before its next step.
// Fails: cancelledWinner, handedOnToAClosedPool, aWaiterCancelledAtEveryMoment,
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
          var turn = new Future<Link>(loop);
          waiters.add(turn);
          serve();
          try {
            return await(turn);
          } finally {
            waiters.remove(turn);
          }
        });
  }
}
