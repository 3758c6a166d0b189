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
        if (closed) {
          return;
        }
        first = ahead.stream().filter(Future::isDone).findFirst().orElseThrow();
      }
      List<R> results = await(first);
      if (closed) {
        return;
      }
      taken = results.iterator();
      ahead.remove(first);
    } catch (Throwable end) {
      close();
      throw end;
    }
    fill();
  }
}
