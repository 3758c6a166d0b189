// Misconception: a failure is thrown, and whoever wants to can close.
// Fails: aJobFails
package asyncio.process;

import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    Future<List<R>> first = ahead.peek();
    List<R> results;
    try {
      results = await(first);
    } catch (CancelledError end) {
      close();
      throw end;
    } catch (Throwable end) {
      closed = true;
      ahead.clear();
      throw end;
    }
    if (!closed) {
      taken = results.iterator();
      ahead.poll();
      fill();
    }
  }
}
