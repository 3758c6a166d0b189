// Misconception: each loop has an iterator of its own.
// Fails: goneThroughOnce
package asyncio.db;

import java.util.Iterator;
import java.util.NoSuchElementException;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  @Override
  public Iterator<T> iterator() {
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
