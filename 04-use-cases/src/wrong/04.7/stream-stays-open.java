// Misconception: a statement that nobody reads any more is closed by itself.
// Fails: Streaming.stopsEarly, Streaming.failsInTheMiddle, Streaming.cancelledInABatch,
//   Streaming.cancelledInTheClose
package asyncio.db;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public void close() {
    closed = true;
    rows.clear();
  }
}
