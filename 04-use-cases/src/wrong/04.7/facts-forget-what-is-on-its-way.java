// Misconception: a connection is one that can be used.
// Fails: facts, factsOfWhatIsOnItsWay
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  PoolFacts facts() {
    waiters.removeIf(Future::isDone);
    int connections = lent.size() + idle.size();
    return new PoolFacts(connections, lent.size(), idle.size(), waiters.size());
  }
}
