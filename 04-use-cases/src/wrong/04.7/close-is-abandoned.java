// Misconception: to await the future of a call is to wait for its end.
// Fails: cancelledInTheClose
package asyncio.db;

import static asyncio.Asyncio.await;

import java.sql.SQLException;
import java.util.Collections;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() throws SQLException {
    boolean first = !closed;
    closed = true;
    rows = Collections.emptyIterator();
    if (first && isOpen() && !link.isLost()) {
      await(
          link.begin(
              _ -> {
                closeStatement();
                return null;
              }));
    }
  }
}
