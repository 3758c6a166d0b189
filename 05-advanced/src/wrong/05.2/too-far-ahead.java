// Misconception: what is done already does not count.
// Fails: backPressure
package asyncio.process;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void fill() {
    try {
      while (!closed
          && ahead.stream().filter(job -> !job.isDone()).count() < chunking.mostAhead()
          && arguments.hasNext()) {
        ahead.add(submitter.submit(new Chunk<>(function, nextArguments()), chunking.limit()));
      }
    } catch (Throwable end) {
      close();
      throw end;
    }
  }

  private void takeNextChunk() {
    fill();
    try {
      taken = await(ahead.peek()).iterator();
    } catch (Throwable end) {
      close();
      throw end;
    }
    ahead.poll();
    fill();
  }
}
