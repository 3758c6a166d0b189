// Misconception: a statement that nobody reads any more is closed by itself.
// Fails: Streaming.stopsEarly, Streaming.failsInTheMiddle, Streaming.columnsDoNotFit,
//   Streaming.closedTwice, Streaming.closeFails, Streaming.cancelledInABatch,
//   Streaming.cancelledInTheClose
package asyncio.db;

import java.util.Collections;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() {
    closed = true;
    rows = Collections.emptyIterator();
  }
}
