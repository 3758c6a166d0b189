// Misconception: the results after a failure are good, too.
// Fails: aJobFails
package asyncio.process;

import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    List<R> results;
    try {
      results = await(ahead.peek());
    } catch (CancelledError end) {
      close();
      throw end;
    } catch (RuntimeException failure) {
      ahead.poll();
      throw failure;
    }
    if (!closed) {
      taken = results.iterator();
      ahead.poll();
      fill();
    }
  }
}
