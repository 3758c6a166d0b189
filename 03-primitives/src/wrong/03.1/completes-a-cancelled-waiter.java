// Misconception: who is in the line is waiting.
// Fails: aReleaseInTheIterationOfTheCancellation, cancelledWaitersDoNotCount,
//   aNewcomerWaitsBehindThoseBehindTheCancelled, aNewcomerBehindTheCancelledIsNotForgotten,
//   randomPrograms
package asyncio.sync;

import asyncio.task.Future;

public final class Lock {

  private void wakeFirst() {
    Future<Void> first = waiters.peek();
    if (first != null) {
      first.setResult(null);
    }
  }
}
