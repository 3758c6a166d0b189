// Misconception: to close a statement is no call to the database.
// Fails: Together.cancelledAtEveryMoment, Streaming.stopsEarly, Streaming.failsInTheMiddle,
//   Streaming.doesNotFit, Streaming.cancelledInABatch, Streaming.cancelledInTheClose
package asyncio.db;

import java.sql.SQLException;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() throws SQLException {
    boolean open = isOpen();
    closed = true;
    rows.clear();
    if (open && !link.isLost()) {
      closeStatement();
    }
  }
}
