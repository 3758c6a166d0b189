// Misconception: a limit is for single jobs.
// Fails: theLimit
package asyncio.process;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  private void fill() {
    try {
      while (!closed && ahead.size() < chunking.mostAhead() && arguments.hasNext()) {
        var chunk = new Chunk<A, R>(function, nextArguments());
        if (!closed) {
          ahead.add(submitter.submit(chunk, null));
        }
      }
    } catch (Throwable end) {
      close();
      throw end;
    }
  }
}
