// Misconception: rows that have been read are there.
// Fails: closedInABatch
package asyncio.db;

import java.sql.SQLException;
import java.util.Optional;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private boolean hasMore() {
    if (closed && !rows.hasNext()) {
      throw new IllegalStateException("the stream is closed");
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

  @Override
  public void close() throws SQLException {
    boolean first = !closed;
    closed = true;
    if (first && isOpen() && !link.isLost()) {
      link.call(
          _ -> {
            closeStatement();
            return null;
          });
    }
  }
}
