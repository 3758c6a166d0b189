// Misconception: who asks for an iterator wants the rows.
// Fails: iteratorAlone, cancelledInTheFirstBatch
package asyncio.db;

import java.util.Iterator;
import java.util.NoSuchElementException;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public Iterator<T> iterator() {
    if (begun) {
      throw new IllegalStateException("a stream can be gone through once");
    }
    begun = true;
    if (link.isInTransaction()) {
      fetch();
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return hasMore();
      }

      @Override
      public T next() {
        if (!hasMore()) {
          throw new NoSuchElementException();
        }
        return rows.next();
      }
    };
  }
}
