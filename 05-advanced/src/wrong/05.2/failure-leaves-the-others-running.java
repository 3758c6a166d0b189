// Misconception: a failure is thrown, and whoever wants to can close.
// Fails: aJobFails
package asyncio.process;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    Future<List<R>> first = ahead.peek();
    try {
      taken = await(first).iterator();
    } catch (CancelledError end) {
      close();
      throw end;
    } catch (Throwable end) {
      closed = true;
      ahead.clear();
      throw end;
    }
    ahead.poll();
    fill();
  }
}
