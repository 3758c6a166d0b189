// Misconception: a statement that nobody reads any more is closed by itself.
// Fails: stopsEarly, failsInTheMiddle, columnsDoNotFit,
//   closedTwice, closeFails, cancelledInABatch,
//   cancelledInTheClose
package asyncio.db;

import java.util.Collections;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() {
    closed = true;
    rows = Collections.emptyIterator();
  }
}
