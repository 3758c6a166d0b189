// Misconception: what is done already does not count.
// Fails: backPressure
package asyncio.process;

import static asyncio.Asyncio.await;

import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void fill() {
    try {
      while (!closed
          && ahead.stream().filter(job -> !job.isDone()).count() < chunking.mostAhead()
          && arguments.hasNext()) {
        var chunk = new Chunk<A, R>(function, nextArguments());
        if (!closed) {
          ahead.add(submitter.submit(chunk, chunking.limit()));
        }
      }
    } catch (Throwable end) {
      close();
      throw end;
    }
  }

  private void takeNextChunk() {
    fill();
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
      fill();
    }
  }
}
