// Misconception: to close twice does no harm.
// Fails: noTripToClose, closedTwice, closeFails
package asyncio.db;

import java.sql.SQLException;
import java.util.Collections;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private void closeStatement() throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }

  boolean isOpen() {
    return statement != null && !closed && !exhausted;
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    rows = Collections.emptyIterator();
    if (statement != null && !link.isLost()) {
      link.call(
          _ -> {
            closeStatement();
            return null;
          });
    }
  }
}
