// Misconception: a result can be read at any time.
// Fails: whereItBelongs
package asyncio.db;



import static asyncio.Asyncio.await;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private void fetch() {
    boolean fetched = false;
    try {
      Batch<T> next = await(StatementCall.of(link, this::readBatch));
      rows = next.rows().iterator();
      failure = next.failure();
      exhausted = next.isLast();
      fetched = true;
    } finally {
      exhausted |= !fetched;
    }
  }
}
