// Misconception: to close a statement is no call to the database.
// Fails: stopsEarly, failsInTheMiddle, doesNotFit,
//   closedInABatch, iteratorAlone, mapperFails,
//   executeFails, columnsDoNotFit, closedTwice, closeFails,
//   cancelledInTheFirstBatch, cancelledInABatch, cancelledInTheClose,
//   oneOfTwoCancelledAtEveryMoment
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
