// Misconception: a thread that reads on in the meantime saves time.
// Fails: backPressure, statementsInBetween, cancelledInTheClose
package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.Task;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private Task<Batch<T>> ahead;

  private void fetch() {
    if (statement == null && !link.isInTransaction()) {
      throw new IllegalStateException("a stream needs a transaction");
    }
    boolean fetched = false;
    try {
      Batch<T> next = await(ahead == null ? batchOnItsWay() : ahead);
      rows = next.rows().iterator();
      failure = next.failure();
      exhausted = next.isLast();
      fetched = true;
    } finally {
      exhausted |= !fetched;
    }
    ahead = exhausted ? null : batchOnItsWay();
  }

  private Task<Batch<T>> batchOnItsWay() {
    return createTask(StatementCall.of(link, this::readBatch));
  }
}
