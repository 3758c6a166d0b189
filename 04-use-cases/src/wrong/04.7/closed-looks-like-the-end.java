// Misconception: a closed stream has no more rows.
// Fails: closedInABatch, closedAtItsEnd
package asyncio.db;

import java.util.Optional;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private boolean hasMore() {
    if (closed) {
      return false;
    }
    if (!rows.hasNext() && failure.isEmpty() && !exhausted) {
      fetch();
    }
    if (!rows.hasNext() && failure.isPresent()) {
      Exception thrown = failure.get();
      failure = Optional.empty();
      throw RowStream.<RuntimeException>unchecked(thrown);
    }
    return rows.hasNext();
  }
}
