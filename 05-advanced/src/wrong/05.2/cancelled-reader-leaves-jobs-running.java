// Misconception: a failure ends the map, and a cancellation is none.
// Fails: theReaderIsCancelled
package asyncio.process;

import static asyncio.Asyncio.await;

import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    List<R> results;
    try {
      results = await(ahead.peek());
    } catch (RuntimeException end) {
      close();
      throw end;
    }
    if (!closed) {
      taken = results.iterator();
      ahead.poll();
      fill();
    }
  }
}
