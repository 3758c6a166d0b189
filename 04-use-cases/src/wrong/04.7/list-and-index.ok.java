// Alternative: a batch is a list, and the next row a number in it.
// Removes: fetch
package asyncio.db;

import static asyncio.Asyncio.await;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

public final class RowStream<T> implements Iterable<T>, AutoCloseable {

  private List<T> batchRead = List.of();
  private int next;

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
        if (!hasMore()) {
          throw new NoSuchElementException();
        }
        return batchRead.get(next++);
      }
    };
  }

  private boolean hasMore() {
    if (closed) {
      throw new IllegalStateException("the stream is closed");
    }
    while (next == batchRead.size()) {
      if (failure.isPresent()) {
        Exception thrown = failure.get();
        failure = Optional.empty();
        throw RowStream.<RuntimeException>unchecked(thrown);
      }
      if (exhausted) {
        return false;
      }
      Link asked = inTransaction();
      exhausted = true;
      Batch<T> read = await(StatementCall.of(asked, this::readBatch));
      batchRead = read.rows();
      next = 0;
      failure = read.failure();
      exhausted = read.isLast();
    }
    return true;
  }

  private Link inTransaction() {
    if (statement == null && !link.isInTransaction()) {
      throw new IllegalStateException("a stream needs a transaction");
    }
    return link;
  }
}
