// Misconception: if one has failed, all is in vain.
// Fails: mapped, oneForOne, aJobFails
package asyncio.process;

import static asyncio.Asyncio.gather;

import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    try {
      await(gather(List.copyOf(ahead)));
      taken = await(ahead.peek()).iterator();
    } catch (Throwable end) {
      close();
      throw end;
    }
    ahead.poll();
    fill();
  }
}
