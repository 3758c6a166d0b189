// Alternative: hasNext only waits; next takes a chunk, and submits another job.
package asyncio.process;

import static asyncio.Asyncio.await;

import asyncio.task.Future;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private Iterator<R> chunk = Collections.emptyIterator();
  private List<R> arrived;

  @Override
  public void close() {
    closed = true;
    chunk = Collections.emptyIterator();
    arrived = null;
    ahead.forEach(Future::cancel);
    ahead.clear();
  }

  private void awaitNextChunk() {
    List<R> results;
    try {
      results = await(ahead.peek());
    } catch (Throwable end) {
      close();
      throw end;
    }
    if (!closed) {
      arrived = results;
    }
  }

  private final class Results implements Iterator<R> {

    @Override
    public boolean hasNext() {
      if (!chunk.hasNext() && arrived == null && !ahead.isEmpty()) {
        awaitNextChunk();
      }
      return chunk.hasNext() || arrived != null;
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (chunk.hasNext()) {
        return chunk.next();
      }
      chunk = arrived.iterator();
      arrived = null;
      R first = chunk.next();
      ahead.poll();
      fill();
      return first;
    }
  }
}
