// Misconception: the next batch begins when the last one is through.
// Fails: oneForOne, backPressure, aJobFails
package asyncio.process;

import static asyncio.Asyncio.await;

import java.util.List;

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
      ahead.poll();
      if (ahead.isEmpty()) {
        fill();
      }
    }
  }
}
