// Misconception: to close a statement is no call to the database.
// Fails: Streaming.stopsEarly, Streaming.failsInTheMiddle, Streaming.doesNotFit,
//   Streaming.closedInABatch, Streaming.iteratorAlone, Streaming.mapperFails,
//   Streaming.executeFails, Streaming.columnsDoNotFit, Streaming.closedTwice, Streaming.closeFails,
//   Streaming.cancelledInTheFirstBatch, Streaming.cancelledInABatch, Streaming.cancelledInTheClose,
//   Together.cancelledAtEveryMoment
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
      closeStatement();
    }
  }
}
