// Misconception: what was to be closed is closed.
// Fails: closeFails
package asyncio.db;

import java.sql.SQLException;
import java.util.Collections;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  boolean isOpen() {
    return statement != null && !closed;
  }

  @Override
  public void close() throws SQLException {
    boolean open = isOpen();
    closed = true;
    rows = Collections.emptyIterator();
    if (open && !link.isLost()) {
      link.call(
          _ -> {
            closeStatement();
            return null;
          });
    }
  }
}
