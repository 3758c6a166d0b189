// Misconception: what is open is to be closed.
// Fails: closeOnALostConnection
package asyncio.db;

import java.sql.SQLException;
import java.util.Collections;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() throws SQLException {
    boolean first = !closed;
    closed = true;
    rows = Collections.emptyIterator();
    if (first && isOpen()) {
      link.call(
          _ -> {
            closeStatement();
            return null;
          });
    }
  }
}
