// Alternative: who waits for a result of a map that is closed meanwhile finds that there is none.
package asyncio.process;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    List<R> results;
    try {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(ahead.peek())));
      if (closed) {
        return;
      }
      results = ahead.peek().result();
    } catch (Throwable end) {
      close();
      throw end;
    }
    taken = results.iterator();
    ahead.poll();
    fill();
  }
}
