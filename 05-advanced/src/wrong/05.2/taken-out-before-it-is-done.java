// Misconception: what is waited for is not ahead any more.
// Fails: closedWhileSomebodyWaits
package asyncio.process;

import static asyncio.Asyncio.await;

import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    List<R> results;
    try {
      results = await(ahead.poll());
    } catch (Throwable end) {
      close();
      throw end;
    }
    if (!closed) {
      taken = results.iterator();
      fill();
    }
  }
}
