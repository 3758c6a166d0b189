// Misconception: if one has failed, all is in vain.
// Fails: mapped, oneForOne, aJobFails, closedJustBeforeItIsTaken
package asyncio.process;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;

import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    List<R> results;
    try {
      await(gather(List.copyOf(ahead)));
      results = await(ahead.peek());
    } catch (Throwable end) {
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
