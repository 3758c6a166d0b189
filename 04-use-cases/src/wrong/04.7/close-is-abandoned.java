// Misconception: to await the future of a call is to wait for its end.
// Fails: Streaming.cancelledInTheClose
package asyncio.db;

import static asyncio.Asyncio.await;

import java.sql.SQLException;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() throws SQLException {
    boolean open = isOpen();
    closed = true;
    rows.clear();
    if (open && !link.isLost()) {
      await(
          link.begin(
              _ -> {
                closeStatement();
                return null;
              }));
    }
  }
}
