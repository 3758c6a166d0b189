// Misconception: the results after a failure are good, too.
// Fails: aJobFails
package asyncio.process;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    Future<List<R>> first = ahead.poll();
    try {
      taken = await(first).iterator();
    } catch (CancelledError end) {
      close();
      throw end;
    }
    fill();
  }
}
