// Misconception: a failure ends the map, and a cancellation is none.
// Fails: theReaderIsCancelled
package asyncio.process;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    try {
      taken = await(ahead.peek()).iterator();
    } catch (RuntimeException end) {
      close();
      throw end;
    }
    ahead.poll();
    fill();
  }
}
