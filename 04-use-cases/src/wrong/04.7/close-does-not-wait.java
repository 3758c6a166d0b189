// Misconception: to close is to say so.
// Fails: close, closeClosesAll, closeInAHurry, closedByTwo,
//   closedByTwoOneOfThemInAHurry, idleIsClosed,
//   hurryLeavesWhatIsBeingClosed, handedOnToAClosedPool
package asyncio.db;

import static asyncio.Asyncio.currentTask;

final class Pool implements AutoCloseable {

  @Override
  public void close() {
    if (size() > 0 && currentTask() == null) {
      throw new IllegalStateException("a pool with connections is closed by a task, as that waits");
    }
    if (!closed) {
      closed = true;
      waiters.forEach(Pool::refuse);
      idle.forEach(one -> discard(one.link()));
      idle.clear();
    }
  }
}
