// Misconception: the results of a chunk are taken when all of them are.
// Fails: backPressure
package asyncio.process;

import static asyncio.Asyncio.await;

import java.util.List;
import java.util.NoSuchElementException;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    List<R> results;
    try {
      results = await(ahead.peek());
    } catch (Throwable end) {
      close();
      throw end;
    }
    if (!closed) {
      taken = results.iterator();
    }
  }

  private final class Results {

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      R result = taken.next();
      if (!taken.hasNext()) {
        ahead.poll();
        fill();
      }
      return result;
    }
  }
}
