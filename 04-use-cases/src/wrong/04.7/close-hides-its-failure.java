// Misconception: who closes something does not want to hear of it any more.
// Fails: closeFails
package asyncio.db;

import java.sql.SQLException;
import java.util.Collections;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() throws SQLException {
    boolean first = !closed;
    closed = true;
    rows = Collections.emptyIterator();
    if (first && isOpen() && !link.isLost()) {
      link.call(
          _ -> {
            try {
              closeStatement();
            } catch (SQLException unimportant) {
              // It was to be closed anyway.
            }
            return null;
          });
    }
  }
}
