// Misconception: next is called after hasNext.
// Fails: closedInABatch, closedAtItsEnd, nextAlone
package asyncio.db;

import java.util.Iterator;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public Iterator<T> iterator() {
    if (begun) {
      throw new IllegalStateException("a stream can be gone through once");
    }
    begun = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return hasMore();
      }

      @Override
      public T next() {
        return rows.next();
      }
    };
  }
}
