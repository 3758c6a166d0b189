// Misconception: whoever is done first is first.
// Fails: inTheOrderOfTheArguments, oneForOne, aJobFails
package asyncio.process;

import static asyncio.Asyncio.waitUntil;

import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void takeNextChunk() {
    try {
      Future<List<R>> first = ahead.stream().filter(Future::isDone).findFirst().orElse(null);
      if (first == null) {
        await(waitUntil(ReturnWhen.FIRST_COMPLETED, List.copyOf(ahead)));
        first = ahead.stream().filter(Future::isDone).findFirst().orElseThrow();
      }
      ahead.remove(first);
      taken = await(first).iterator();
    } catch (Throwable end) {
      close();
      throw end;
    }
    fill();
  }
}
